/** Slows whoever sends too many new cases, and never locks anybody out: in memory, by source, and for all together. */

export interface Slowing {
  /** How old a draft must be before it may be sent, in milliseconds: a person needs longer to read it anyway. */
  ageNeeded(source: string | undefined): number;
  noteCase(source: string | undefined): void;
}

const WINDOW = 10 * 60 * 1000;
const AGE_LEAST = 3000;
const AGE_MOST = 60_000;
/** Each new case within the window adds this much for the same source, and a part of it for everybody. */
const AGE_A_CASE = 1500;
const AGE_A_CASE_FOR_ALL = 100;
const CASES_MOST = 10_000;

/** `now` in milliseconds. */
export function makeSlowing(now: () => number): Slowing {
  const cases: { at: number; source: string | undefined }[] = [];
  const forget = () => {
    const since = now() - WINDOW;
    while (cases[0] && (cases[0].at < since || cases.length > CASES_MOST)) cases.shift();
  };
  return {
    ageNeeded(source) {
      forget();
      const same = source === undefined ? 0 : cases.filter((one) => one.source === source).length;
      return Math.min(AGE_MOST, AGE_LEAST + same * AGE_A_CASE + cases.length * AGE_A_CASE_FOR_ALL);
    },
    noteCase(source) {
      cases.push({ at: now(), source });
      forget();
    },
  };
}
