/** The door: every request is checked before anything is parsed, and no answer repeats what was sent. */

import getRawBody from 'raw-body';
import type { Next, Request, Response, Server } from 'restify';
import type { Log } from '../log';

/** Said to whoever sends what cannot be read; never with a word of what was sent. */
const SAID: Record<number, string> = {
  400: 'This request could not be read.',
  401: '',
  403: 'This request came from another site.',
  404: 'There is nothing here.',
  405: 'This address takes another method.',
  413: 'This request is too large.',
  415: 'Send it plain, as JSON or a form.',
  500: 'This did not work. Nothing was kept. Try again.',
};

const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
};

export type Handler = (req: Request, res: Response) => Promise<void> | void;

/** Restify bounds nothing by itself. In milliseconds; a person's request takes far less. */
function boundConnections({ server }: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 20_000;
  server.maxHeadersCount = 64;
}

/** Refuses encoded bodies before any parser, sets the headers of every answer, and answers errors in our words. */
export function guardDoor(server: Server, log: Log): void {
  boundConnections(server);
  server.pre((req: Request, res: Response, next: Next) => {
    for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
    const encoding = req.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      log('request-refused', { status: 415 });
      refuse(res, 415);
      return next(false);
    }
    return next();
  });
  server.on(
    'restifyError',
    (_req: Request, res: Response, error: { statusCode?: number }, done: () => void) => {
      const status = error.statusCode ?? 500;
      if (!res.headersSent) refuse(res, status in SAID ? status : status < 500 ? 400 : 500);
      done();
    },
  );
}

/** A handler whose failure is answered with 500 and logged as a code only. */
export function handle(handler: Handler, log: Log) {
  return (req: Request, res: Response, next: Next): void => {
    Promise.resolve()
      .then(() => handler(req, res))
      .catch(() => {
        log('turn-failed');
        if (!res.headersSent) refuse(res, 500);
      })
      .finally(() => {
        forgetLastMatch();
        next(false);
      });
  };
}

/** A regular expression remembers the whole text that it matched last: here, one of ours. */
function forgetLastMatch(): void {
  /./.test('-');
}

export function refuse(res: Response, status: number): void {
  send(res, status, 'text/plain; charset=utf-8', SAID[status] ?? '');
}

/** Through restify's own way out, so that it knows the request is answered. */
export function send(res: Response, status: number, type: string, body: string): void {
  res.sendRaw(status, body, { 'Content-Type': type });
}

/** The body as text, or the status to refuse it with. `types`: the only content types that are read. */
export async function readBody(
  req: Request,
  types: readonly string[],
  most: number,
): Promise<string | { status: number }> {
  const given = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (given === undefined || !types.includes(given)) return { status: 415 };
  try {
    return await getRawBody(req, {
      length: req.headers['content-length'] ?? null,
      limit: most,
      encoding: 'utf8',
    });
  } catch (error) {
    return { status: (error as { statusCode?: number }).statusCode === 413 ? 413 : 400 };
  }
}
