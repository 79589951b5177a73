/** Figures: what an organisation itself published about reports. Never beside our own counts. */

import type { Figure } from '../content';
import { titleOf } from '../guide';
import type { Page, Text } from '../page';
import { carry, choose, makePage, type Request, ui } from './make-page';

export function figuresPage(request: Request): Page {
  const id = request.place.path.slice('figures/'.length);
  const figure = request.guide.figures.get(id);
  return figure ? onePage(request, figure) : listPage(request);
}

function listPage(request: Request): Page {
  return makePage(request, {
    kind: 'figures',
    title: ui('pages.figures.title'),
    blocks: [
      { type: 'paragraph', text: { key: 'figures:intro' } },
      {
        type: 'links',
        items: [...request.guide.figures.values()].map(({ id, organisation, years }) => ({
          label: titleOf(request.guide, `figures/${id}`),
          place: carry(request, `figures/${id}`),
          note: ui('figures.of', { organisation, years }),
        })),
      },
    ],
    choices: [choose(request, 'topics', { label: ui('card.help') })],
    sources: [
      { kind: 'document', ref: '002' },
      { kind: 'document', ref: '004' },
    ],
  });
}

function onePage(request: Request, { id, series, source }: Figure): Page {
  const key = (part: string): Text => ({ key: `figures:${id}.${part}` });
  return makePage(request, {
    kind: 'figures',
    title: key('title'),
    blocks: [
      {
        type: 'chart',
        caption: key('caption'),
        unit: key('unit'),
        series: series.map(({ id: bar, value }) => ({
          label: key(`series.${bar}`),
          value,
          shown: value === null ? ui('figures.none') : ui('figures.value', { value: numeral(value) }),
        })),
      },
      { type: 'paragraph', text: key('note'), tone: 'quiet' },
    ],
    choices: [choose(request, 'figures')],
    sources: [{ kind: 'document', ref: source }],
  });
}

/** A thin space between thousands reads the same in every language. */
function numeral(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}
