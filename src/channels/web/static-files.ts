/** The style sheets and the script: the same for everyone, packed once, and the only answers a browser may keep. */

import { gzipSync } from 'node:zlib';
import type { Request, Response, Server } from 'restify';
import type { Log } from '../../log';
import { handle } from '../ingress';

export interface StaticFiles {
  style: string;
  posterStyle: string;
  script: string;
}

const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

export function mountStaticFiles(server: Server, files: StaticFiles, log: Log): void {
  const serve = (path: string, type: string, text: string) => {
    const plain = Buffer.from(text);
    const packed = gzipSync(plain, { level: 9 });
    server.get(
      path,
      handle((req: Request, res: Response) => {
        const takesPacked = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
        res.setHeader('Cache-Control', 'public, max-age=3600');
        res.setHeader('Vary', 'Accept-Encoding');
        res.sendRaw(200, takesPacked ? packed : plain, {
          'Content-Type': type,
          ...(takesPacked && { 'Content-Encoding': 'gzip' }),
        });
      }, log),
    );
  };
  serve('/style.css', CSS, files.style);
  serve('/poster.css', CSS, files.posterStyle);
  serve('/enhance.js', SCRIPT, files.script);
}
