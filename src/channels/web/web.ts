/** The web channel: one address. A page is asked for with GET; every further step is a POST with its seal. */

import type { Request, Response, Server } from 'restify';
import type { Reply, Respond } from '../../conversation/respond';
import { drawPage } from '../../drawing/web/draw-page';
import { DEVICE } from '../../drawing/web/question';
import { formatPlace, placeOf } from '../../guide/place';
import type { Log } from '../../log';
import type { Words } from '../../words/words';
import { handle, readBody, refuse, send } from '../ingress';
import type { PageSeals } from '../sealed-page';
import type { Step, Stepped } from '../step';
import { makePoster } from './poster';
import { mountStaticFiles, type StaticFiles } from './static-files';

const BODY_MOST = 16 * 1024;
const HTML = 'text/html; charset=utf-8';

export interface WebParts {
  respond: Respond;
  step: Step;
  seals: PageSeals;
  words: Words;
  /** Where “leave quickly” goes. */
  quickExit: string;
  /** Where people reach the guide. */
  publicUrl: string;
  files: StaticFiles;
  log: Log;
}

export function mountWeb(server: Server, parts: WebParts): void {
  const { respond, words, files, log } = parts;
  const poster = makePoster(parts);
  const answer = (res: Response, status: number, reply: Reply, counted = 0) =>
    send(res, status, HTML, toHtml(reply, counted, parts));
  const show = (place: string) =>
    handle(
      (req, res) => answer(res, 200, respond({ place, language: preferredLanguage(req, words.languages) })),
      log,
    );

  server.head('/', show('start'));
  server.get('/', show('start'));
  server.get(
    '/card',
    handle((req, res) => {
      const asked = new URLSearchParams(req.getQuery()).get('language');
      const language = words.languages.find((known) => known === asked);
      send(res, 200, HTML, poster(language ?? preferredLanguage(req, words.languages)));
    }, log),
  );
  mountStaticFiles(server, files, log);
  server.post(
    '/',
    handle(async (req, res) => {
      if (isForeign(req)) return refuse(res, 403);
      const body = await readBody(req, 'application/x-www-form-urlencoded', BODY_MOST);
      if (typeof body !== 'string') return refuse(res, body.status);
      const form = new URLSearchParams(body);
      const { reply, counted } = stepOf(form, preferredLanguage(req, words.languages), parts);
      answer(res, 200, reply, counted);
    }, log),
  );
  server.on('NotFound', (req: Request, res: Response, _error: unknown, done: () => void) => {
    const start = respond({ place: 'start', language: preferredLanguage(req, words.languages) });
    answer(res, 404, { ...start, notice: 'notFound' });
    done();
  });
}

/** A form that was sent in: a typed text, a language, a button of the page, or the way to the page on devices. */
function stepOf(form: URLSearchParams, fallback: string, { step, seals, respond }: WebParts): Stepped {
  const standing = seals.open(form.get('seal'));
  if (standing && form.get('to') === DEVICE) {
    const { language, counted } = standing;
    const place = formatPlace(placeOf(DEVICE, standing.place.answers));
    return { reply: respond({ place, language }), counted };
  }
  const input = {
    seal: form.get('seal'),
    button: form.get('i') ?? undefined,
    text: form.get('question') ?? undefined,
    language: form.get('language'),
  };
  return step(input, fallback);
}

function toHtml(
  { page, place, language, notice }: Reply,
  counted: number,
  { words, seals, quickExit }: WebParts,
): string {
  const labels = words.labels(language);
  return drawPage({
    page: words.word(page, language),
    labels,
    seal: seals.seal({ place, language, counted }),
    notice: notice && labels[notice],
    languages: words.others(language),
    quickExit,
  });
}

/** The first language of the browser that we have; otherwise the organisation's first. */
function preferredLanguage(req: Request, languages: readonly string[]): string {
  const header = req.headers['accept-language'] ?? '';
  const asked = header.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return asked.find((language) => languages.includes(language)) ?? languages[0] ?? 'nl';
}

/** A form on another site may not walk somebody through the guide. Old browsers send no such header. */
function isForeign(req: Request): boolean {
  const site = req.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
