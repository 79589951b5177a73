/** What a drawn page carries: one seal over where it is, so that a button needs only its number on that page. */

import { ANSWER_NAMES, type AnswerName } from '../guide/answers';
import type { Guide } from '../guide/guide';
import { targetsOf } from '../guide/page';
import { pageAt } from '../guide/page-at';
import type { Place } from '../guide/place';
import type { Sealer } from '../sealing/seal';

/** Where a page is and in which language it was drawn. */
export interface Standing {
  place: Place;
  language: string;
  /** Which usage tables this conversation was counted in already, one bit a table. */
  counted: number;
}

export interface PageSeals {
  seal(standing: Standing): string;
  /** `undefined` for a stale, foreign or forged seal, or one of another content version. */
  open(sealed: unknown): Standing | undefined;
  /** The place behind the i-th button of a page; `undefined` when that page has no such button. */
  follow(standing: Standing, button: unknown): string | undefined;
}

const LIST_MOST = 6;
const VERSION_BYTES = 6;
/** Where each part of the sealed bytes begins. */
const AT = {
  path: 0,
  answers: 2,
  count: 8,
  list: 9,
  marks: 21,
  language: 22,
  counted: 23,
  version: 27,
} as const;
/** Bits of one byte. */
const MARK = { danger: 1, doubt: 2 } as const;
export const SEAL_BYTES = 40;

export function makePageSeals(guide: Guide, sealer: Sealer, today: () => string): PageSeals {
  const paths = [...guide.places.paths];
  const desks = [...guide.places.desks];
  const { values } = guide.places;
  const languages = guide.organisation.languages;
  const version = Buffer.alloc(VERSION_BYTES);
  version.write(guide.version, 'hex');
  const listed = (place: Place) => (place.path === 'compare' ? desks : paths);

  return {
    seal({ place, language, counted }) {
      const bytes = Buffer.alloc(SEAL_BYTES);
      bytes.writeUInt16BE(paths.indexOf(place.path), AT.path);
      for (const [i, name] of ANSWER_NAMES.entries()) {
        bytes.writeUInt8(values[name].indexOf(place.answers[name] ?? '') + 1, AT.answers + i);
      }
      const list = place.list.slice(0, LIST_MOST);
      bytes.writeUInt8(list.length, AT.count);
      for (const [i, entry] of list.entries())
        bytes.writeUInt16BE(listed(place).indexOf(entry), AT.list + 2 * i);
      bytes.writeUInt8((place.danger ? MARK.danger : 0) | (place.doubt ? MARK.doubt : 0), AT.marks);
      bytes.writeUInt8(Math.max(languages.indexOf(language), 0), AT.language);
      bytes.writeUInt32BE(counted, AT.counted);
      version.copy(bytes, AT.version);
      return sealer.seal(bytes);
    },

    open(sealed) {
      const bytes = sealer.open(sealed);
      if (!bytes?.subarray(AT.version, AT.version + VERSION_BYTES).equals(version)) return undefined;
      const path = paths[bytes.readUInt16BE(AT.path)];
      const language = languages[bytes.readUInt8(AT.language)];
      if (path === undefined || language === undefined) return undefined;
      const answers: Partial<Record<AnswerName, string>> = {};
      for (const [i, name] of ANSWER_NAMES.entries()) {
        const value = values[name][bytes.readUInt8(AT.answers + i) - 1];
        if (value !== undefined) answers[name] = value;
      }
      const marks = bytes.readUInt8(AT.marks);
      const danger = (marks & MARK.danger) !== 0;
      const doubt = (marks & MARK.doubt) !== 0;
      const place: Place = { path, answers, list: [], danger, doubt };
      const source = listed(place);
      const count = bytes.readUInt8(AT.count);
      const list = Array.from({ length: count }, (_, i) => source[bytes.readUInt16BE(AT.list + 2 * i)] ?? '');
      return { place: { ...place, list }, language, counted: bytes.readUInt32BE(AT.counted) };
    },

    follow({ place }, button) {
      const number = typeof button === 'string' && /^\d{1,3}$/.test(button) ? Number(button) : button;
      if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
      return targetsOf(pageAt(guide, place, today()))[number];
    },
  };
}
