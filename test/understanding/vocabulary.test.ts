import { readVocabulary } from '../../src/read-content';
import { LANGUAGES } from '../../src/understanding/language';
import { parseVocabulary } from '../../src/understanding/vocabulary';
import { ROOT } from '../fakes/example';

const vocabulary = readVocabulary(ROOT);
const sections = (file: string) => parseVocabulary(vocabulary[file] ?? '');
/** Fewer teach too little: each doubling was worth five to eight points. */
const LEAST: Record<string, number> = { nl: 150, en: 150 };
const LEAST_OTHERWISE = 100;

describe.each(LANGUAGES)('in %s', (language) => {
  it('every place has enough sentences, and the same places as in English', () => {
    const places = sections(`sentences/${language}`);
    expect([...places.keys()].sort()).toEqual([...sections('sentences/en').keys()].sort());
    const thin = [...places].filter(([, lines]) => lines.length < (LEAST[language] ?? LEAST_OTHERWISE));
    expect(thin.map(([place, lines]) => `${place}: ${lines.length}`)).toEqual([]);
  });

  it('no sentence stands twice', () => {
    const lines = [...sections(`sentences/${language}`).values()].flat();
    expect(lines.filter((line, at) => lines.indexOf(line) < at).slice(0, 5)).toEqual([]);
  });

  it('danger has as much beside it that only looks like it', () => {
    const danger = sections(`danger/${language}`);
    const [real = [], looks = [], not = []] = ['danger', 'looks like it but is not', 'not'].map(
      (heading) => danger.get(heading) ?? [],
    );
    expect(real.length).toBeGreaterThan(200);
    expect(looks.length + not.length).toBeGreaterThan(real.length);
  });

  it('no line holds a number to call, a mailbox or a web address', () => {
    const all = ['sentences', 'danger', 'roles'].flatMap((kind) => [
      ...sections(`${kind}/${language}`).values(),
    ]);
    expect(all.flat().filter((line) => /\d{6,}|@\w+\.|https?:/.test(line))).toEqual([]);
  });
});
