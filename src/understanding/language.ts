/** Which language a text is in, by a library. Short texts are often misread: it says when it is not sure. */

import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** Languages with a vocabulary. */
export const LANGUAGES = ['nl', 'en', 'ar', 'es', 'fr', 'pt', 'ru', 'tr', 'zh'];

/** A text must lean this much more to one language than to the next. */
const MARGIN = 0.12;
/** In so few words the library is never sure. */
const SHORT_WORDS = 3;

interface Detector {
  setLanguageSubset(languages: string[]): unknown;
  detect(text: string): { getScores(): Record<string, number> };
}

export interface Heard {
  /** Most likely first; none when there are no letters. */
  languages: string[];
  /** The first is far ahead. */
  isSure: boolean;
}

export type HearLanguage = (text: string) => Heard;

export function makeHearLanguage(): HearLanguage {
  const detector = loadDetector();
  detector.setLanguageSubset(LANGUAGES);
  return (text) => {
    const scores = Object.entries(detector.detect(text).getScores()).sort((a, b) => b[1] - a[1]);
    const [best = 0, next = 0] = scores.map(([, score]) => score);
    const words = text.split(/[^\p{L}\p{M}'’]+/u, SHORT_WORDS + 2).filter((word) => word !== '').length;
    const isSure = words > SHORT_WORDS && best - next >= MARGIN;
    return { languages: scores.map(([language]) => language), isSure };
  };
}

/** The library is made for `import` only; its files can be required, but must be asked for by path. */
function loadDetector(): Detector {
  const folder = dirname(findPackageJSON('eld', __filename) ?? '');
  return (require(join(folder, 'src', 'entries', 'static.extrasmall.js')) as { eld: Detector }).eld;
}
