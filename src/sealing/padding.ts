/** Lengths tell: a value gets its length before it and zeros after it, up to whole steps. */

const LENGTH_BYTES = 4;

/** `step` in bytes. */
export function pad(value: Uint8Array, step: number): Buffer {
  const padded = Buffer.alloc(Math.ceil((LENGTH_BYTES + value.length) / step) * step);
  padded.writeUInt32BE(value.length);
  padded.set(value, LENGTH_BYTES);
  return padded;
}

/** `undefined` for what `pad` cannot have made. */
export function unpad(padded: Buffer): Buffer | undefined {
  if (padded.length < LENGTH_BYTES) return undefined;
  const end = LENGTH_BYTES + padded.readUInt32BE();
  return end <= padded.length ? padded.subarray(LENGTH_BYTES, end) : undefined;
}
