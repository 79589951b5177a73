/** The bars of charts as pictures, one a length: Slack fetches them, and they say nothing of who looks at what. */

import { PNG } from 'pngjs';
import type { Server } from 'restify';
import type { Log } from '../../log';
import { handle, refuse } from '../ingress';

/** Where they are: `/bars/37.png` is 37 percent long. */
export const BARS = '/bars';
const WIDTH = 600;
const HEIGHT = 24;
/** The bar, and what it is short of the whole. */
const FULL = [36, 86, 107, 255] as const;
const EMPTY = [222, 230, 234, 255] as const;

export function mountBars(server: Server, log: Log): void {
  const drawn = new Map<number, Buffer>();
  server.get(
    `${BARS}/:length`,
    handle((req, res) => {
      const percent = Number(/^(\d{1,3})\.png$/.exec(String(req.params?.length ?? ''))?.[1]);
      if (!(percent >= 1 && percent <= 100)) return refuse(res, 404);
      const png = drawn.get(percent) ?? drawBar(percent);
      drawn.set(percent, png);
      res.sendRaw(200, png as unknown as string, { 'Content-Type': 'image/png' });
    }, log),
  );
}

function drawBar(percent: number): Buffer {
  const png = new PNG({ width: WIDTH, height: HEIGHT });
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel += 1) {
    const colour = pixel % WIDTH < (percent / 100) * WIDTH ? FULL : EMPTY;
    png.data.set(colour, pixel * 4);
  }
  return PNG.sync.write(png);
}
