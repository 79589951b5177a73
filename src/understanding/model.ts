/** What was learned, as one compressed file: a line of JSON that says what follows, then the numbers. */

import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Concepts } from './concepts';
import type { Table } from './table';

export const HEADS = ['places', 'danger', 'role', 'about'] as const;
export type Head = (typeof HEADS)[number];

export type LanguageModel = Record<Head, Table> & { concepts: Concepts };

export interface Model {
  /** Hash of what it was learned from. */
  inputs: string;
  languages: Map<string, LanguageModel>;
}

type Shape = Pick<Table, 'labels' | 'step'> & { rows: number; weights: number };

interface Heading {
  inputs: string;
  /** `stems`: how many the concepts have. */
  languages: { language: string; tables: Record<Head, Shape>; stems: number }[];
}

const LINE_END = 10;

export function packModel(model: Model): Buffer {
  const parts: Buffer[] = [];
  const languages = [...model.languages].map(([language, tables]) => ({
    language,
    stems: addConcepts(parts, tables.concepts),
    tables: Object.fromEntries(
      HEADS.map((head) => {
        const table = tables[head];
        parts.push(...numbersOf(table));
        const { labels, step, hashes, weights } = table;
        return [head, { labels, step, rows: hashes.length, weights: weights.length }];
      }),
    ) as Record<Head, Shape>,
  }));
  const heading: Heading = { inputs: model.inputs, languages };
  const whole = Buffer.concat([Buffer.from(`${JSON.stringify(heading)}\n`), ...parts]);
  return brotliCompressSync(whole, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
}

/** Throws when these bytes are not a model. */
export function unpackModel(packed: Uint8Array): Model {
  const whole = brotliDecompressSync(packed);
  const end = whole.indexOf(LINE_END);
  const heading = JSON.parse(whole.subarray(0, end).toString()) as Heading;
  let at = end + 1;
  const take = (size: number) => {
    at += size;
    if (at > whole.length) throw new Error('the model is cut off');
    return new Uint8Array(whole.subarray(at - size, at));
  };
  const languages = heading.languages.map(({ language, tables, stems }) => {
    const concepts = { hashes: ascending(take, stems), numbers: take(stems) };
    const read = HEADS.map((head) => [head, readTable(tables[head], take)] as const);
    return [language, { ...Object.fromEntries(read), concepts } as LanguageModel] as const;
  });
  return { inputs: heading.inputs, languages: new Map(languages) };
}

function addConcepts(parts: Buffer[], { hashes, numbers }: Concepts): number {
  parts.push(bytesOf(stepsOf(hashes)), bytesOf(numbers));
  return numbers.length;
}

function numbersOf({ bias, hashes, starts, classes, weights }: Table): Buffer[] {
  return [bias, stepsOf(hashes), stepsOf(starts), classes, weights].map(bytesOf);
}

/** Ascending numbers as the steps between them: those are small and compress well. */
function stepsOf(numbers: Uint32Array): Uint32Array {
  return numbers.map((value, i) => value - (numbers[i - 1] ?? 0));
}

function bytesOf({ buffer, byteOffset, byteLength }: Exclude<ArrayBufferView, DataView>): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

type Take = (size: number) => Uint8Array<ArrayBuffer>;

function ascending(take: Take, size: number): Uint32Array {
  const numbers = new Uint32Array(take(size * 4).buffer);
  for (let i = 1; i < size; i++) numbers[i] = (numbers[i] as number) + (numbers[i - 1] as number);
  return numbers;
}

function readTable({ labels, step, rows, weights }: Shape, take: Take): Table {
  return {
    labels,
    step,
    bias: new Float32Array(take(labels.length * 4).buffer),
    hashes: ascending(take, rows),
    starts: ascending(take, rows + 1),
    classes: take(weights),
    weights: new Int8Array(take(weights).buffer),
  };
}
