/** Checks an icon as Teams wants it: its size from the PNG header, and for the outline every pixel. */

import { inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER_END = 33;
/** Eight bits of red, green, blue and alpha, not interlaced. */
const RGBA = [8, 6, 0, 0, 0];
const BYTES = 4;

/** What to do about it; `undefined` when all is well. `size` in pixels. */
export function checkIcon(png: Buffer, size: number): string | undefined {
  if (png.length < HEADER_END || !png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
    return 'save it as PNG';
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (width === size && height === size) return undefined;
  return `make it ${size} × ${size} pixels: it is ${width} × ${height}`;
}

/** The outline is white on nothing: Teams colours it. */
export function checkOutline(png: Buffer, size: number): string | undefined {
  const wrong = checkIcon(png, size);
  if (wrong) return wrong;
  if (RGBA.some((value, i) => png[24 + i] !== value)) return 'save it as 8-bit RGBA, not interlaced';
  const pixels = readPixels(png, size);
  let clear = 0;
  for (let at = 0; at < pixels.length; at += BYTES) {
    if (pixels[at + 3] === 0) clear++;
    else if (pixels.subarray(at, at + 3).some((value) => value !== 255)) return 'use white only';
  }
  return clear > 0 ? undefined : 'make the background transparent';
}

/** Red, green, blue, alpha of each pixel, row by row (PNG specification, section 9: filtering). */
function readPixels(png: Buffer, size: number): Uint8Array {
  const rows = inflateSync(imageData(png));
  const stride = size * BYTES;
  const pixels = new Uint8Array(size * stride);
  for (let y = 0; y < size; y++) {
    const filter = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < BYTES ? 0 : (pixels[at - BYTES] ?? 0);
      const up = pixels[at - stride] ?? 0;
      const corner = x < BYTES ? 0 : (pixels[at - stride - BYTES] ?? 0);
      const predicted = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter ?? 0] ?? 0;
      pixels[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return pixels;
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** The Paeth predictor. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
