/** The web channel: one address. A page is asked for with GET; every further step is a POST with its seal. */

import type { Request, Response, Server } from 'restify';
import type { Respond } from '../../conversation/respond';
import { drawPage } from '../../drawing/web/draw-page';
import { DEVICE } from '../../drawing/web/question';
import { formatPlace, placeOf } from '../../guide/place';
import type { Log } from '../../log';
import type { Words } from '../../words/words';
import { handle, readBody, refuse, send } from '../ingress';
import type { PageSeals } from '../sealed-page';
import { noticeText, type Step, type Stepped } from '../step';
import { readForm } from './form';
import { makePoster } from './poster';
import { makeSourceTag } from './source';
import { mountStaticFiles, type StaticFiles } from './static-files';

/** A long message in a script of three bytes a letter, written as a form, and the seal that holds what was filled in. */
export const BODY_MOST = 48 * 1024;
export const HTML = 'text/html; charset=utf-8';

export interface WebParts {
  respond: Respond;
  step: Step;
  seals: PageSeals;
  words: Words;
  /** Where “leave quickly” goes. */
  quickExit: string;
  /** Where people reach the guide. */
  publicUrl: string;
  /** The proxy whose word is taken for where a request comes from. */
  trustProxy: string | undefined;
  files: StaticFiles;
  log: Log;
}

export function mountWeb(server: Server, parts: WebParts): void {
  const { words, files, log } = parts;
  const poster = makePoster(parts);
  const sourceOf = makeSourceTag(parts.trustProxy);
  const answer = (res: Response, status: number, stepped: Stepped) =>
    send(res, status, HTML, toHtml(stepped, parts));
  const languageOf = (req: Request) => preferredLanguage(req, words.languages);
  const start = handle((req, res) => answer(res, 200, open('start', languageOf(req), parts)), log);

  server.head('/', start);
  server.get('/', start);
  server.get(
    '/card',
    handle((req, res) => {
      const asked = new URLSearchParams(req.getQuery()).get('language');
      const language = words.languages.find((known) => known === asked);
      send(res, 200, HTML, poster(language ?? languageOf(req)));
    }, log),
  );
  mountStaticFiles(server, files, log);
  server.post(
    '/',
    handle(async (req, res) => {
      if (isForeign(req)) return refuse(res, 403);
      const body = await readBody(req, ['application/x-www-form-urlencoded'], BODY_MOST);
      if (typeof body !== 'string') return refuse(res, body.status);
      answer(res, 200, await stepOf(new URLSearchParams(body), languageOf(req), sourceOf(req), parts));
    }, log),
  );
  server.on('NotFound', (req: Request, res: Response, _error: unknown, done: () => void) => {
    answer(res, 404, { ...open('start', languageOf(req), parts), notice: noticeText('notFound') });
    done();
  });
}

/** A form that was sent in: a typed text, a language, a button of the page, or the way to the page on devices. */
async function stepOf(
  form: URLSearchParams,
  fallback: string,
  source: string,
  parts: WebParts,
): Promise<Stepped> {
  const standing = parts.seals.open(form.get('seal'));
  if (standing && form.get('to') === DEVICE) {
    const place = formatPlace(placeOf(DEVICE, standing.place.answers));
    return open(place, standing.language, parts, standing.counted);
  }
  return parts.step(readForm(form), fallback, { channel: 'web', bind: '', source });
}

/** A page of the guide, not yet stepped from anywhere. */
function open(at: string, preferred: string, { respond, seals }: WebParts, counted = 0): Stepped {
  const { page, place, language } = respond({ place: at, language: preferred });
  const seal = seals.seal({ place, language, counted });
  return { page, language, seal, around: seal, named: false };
}

/** `action`: where its forms are sent. */
export function toHtml(
  { page, language, notice, noticeLanguage, seal, around, named }: Stepped,
  { words, quickExit }: Pick<WebParts, 'words' | 'quickExit'>,
  action = '/',
): string {
  return drawPage({
    page: words.word(page, language),
    labels: words.labels(language),
    seal,
    around,
    named,
    action,
    notice: notice && words.say(notice, language).join(' '),
    noticeLanguage,
    // On a page that holds what somebody typed, another language would lose it.
    languages: named ? [] : words.others(language),
    quickExit,
  });
}

/** The first language of the browser that we have; otherwise the organisation's first. */
export function preferredLanguage(req: Request, languages: readonly string[]): string {
  const header = req.headers['accept-language'] ?? '';
  const asked = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return asked.find((language) => languages.includes(language)) ?? languages[0] ?? 'nl';
}

/** A form on another site may not walk somebody through the guide. Old browsers send no such header. */
export function isForeign(req: Request): boolean {
  const site = req.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
