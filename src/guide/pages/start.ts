/** The first page, and the page that chooses a language. */

import type { Page } from '../page';
import { choose, makePage, type Request, ui } from './make-page';

export function startPage(request: Request): Page {
  const label = (name: string) => ({ label: ui(`start.${name}`) });
  return makePage(request, {
    kind: 'choice',
    title: ui('pages.start.title'),
    blocks: [
      { type: 'paragraph', text: ui('start.intro') },
      { type: 'paragraph', text: ui('start.trace'), tone: 'quiet' },
    ],
    choices: [
      choose(request, 'topics', { ...label('affected'), more: { who: 'affected' } }),
      choose(request, 'bystander', { ...label('bystander'), more: { who: 'bystander' } }),
      choose(request, 'manager', { ...label('manager'), more: { who: 'manager' } }),
      choose(request, 'accused', { ...label('accused'), more: { who: 'accused' } }),
      choose(request, 'handoff/start', { ...label('talk'), weight: 'primary' }),
      choose(request, 'outside-party', { ...label('outside'), more: { position: 'outside-party' } }),
      choose(request, 'about', { ...label('about'), weight: 'quiet' }),
    ],
    sources: [],
  });
}

export function languagePage(request: Request): Page {
  return makePage(request, {
    kind: 'choice',
    title: ui('pages.language.title'),
    blocks: [
      {
        type: 'links',
        items: request.guide.organisation.languages.map((language) => ({
          label: ui(`languages.${language}`),
          place: `language/${language}`,
        })),
      },
    ],
    choices: [],
    sources: [],
  });
}
