import { checkReferences } from '../../src/guide/check-references';
import { type Content, type ContentFile, checkShape } from '../../src/guide/content';
import { readContent } from '../../src/read-content';
import { exampleContent, ROOT, TODAY } from '../fakes/example';

/** Breaks one thing and says what is told about it. */
function problemsAfter(breakIt: (content: Content) => void, today = TODAY): string[] {
  const content = exampleContent();
  breakIt(content);
  return checkReferences(content, today).map(({ file, key, remedy }) => `${file}: ${key}: ${remedy}`);
}

describe('the check of references', () => {
  it('is silent about the content as it is', () => {
    expect(problemsAfter(() => undefined)).toEqual([]);
  });

  it.each<[string, (content: Content) => void, RegExp]>([
    [
      'a desk in a rule',
      (c) => c['routes.yaml'].rules[0]?.desks.push('nobody'),
      /routes\.yaml: safe-sexual: .*"nobody"/,
    ],
    [
      'a topic in a group',
      (c) => c['topics.yaml'].groups[0]?.topics.push('nothing'),
      /topics\.yaml: conduct: .*"nothing"/,
    ],
    [
      'a procedure of a desk',
      (c) => Object.assign(c['desks.yaml'][0] ?? {}, { procedure: 'magic' }),
      /desks\.yaml: confidential-adviser: .*"magic"/,
    ],
    [
      'a desk of a procedure',
      (c) => c['procedures.yaml'][0]?.desks.push('nobody'),
      /procedures\.yaml: complaint: .*"nobody"/,
    ],
    [
      'a desk of the organisation',
      (c) => Object.assign(c['organisation.yaml'].desks, { nobody: { contacts: [] } }),
      /organisation\.yaml: desks: .*"nobody"/,
    ],
    [
      'an answer in a rule',
      (c) => Object.assign(c['routes.yaml'].rules[0]?.when ?? {}, { mood: ['sad'] }),
      /routes\.yaml: safe-sexual: "mood" is no answer/,
    ],
    [
      'a value in a rule',
      (c) => Object.assign(c['routes.yaml'].rules[0]?.when ?? {}, { want: ['revenge'] }),
      /"revenge" is no value of want/,
    ],
    [
      'a place in an article',
      (c) => c['articles.yaml'][0]?.choices.push({ to: 'nowhere' }),
      /articles\.yaml: about: there is no place "nowhere"/,
    ],
    [
      'a desk in an article',
      (c) => c['articles.yaml'][0]?.blocks.push({ contacts: ['nobody'] }),
      /articles\.yaml: about: there is no desk "nobody"/,
    ],
    [
      'a page of a procedure',
      (c) => c['procedures.yaml'][0]?.related.push('nowhere'),
      /procedures\.yaml: complaint: .*"nowhere"/,
    ],
  ])('names %s that does not exist', (_, breakIt, message) => {
    expect(problemsAfter(breakIt).join('\n')).toMatch(message);
  });

  it('names a contact whose day has passed', () => {
    expect(problemsAfter(() => undefined, '2999-01-01').join('\n')).toMatch(
      /desks\.yaml: police: the contact was checked until/,
    );
  });

  it('tells thirty days ahead that a contact must be checked, and finds nothing wrong yet', () => {
    const found = checkReferences(exampleContent(), '2027-06-15');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ isWarning }) => isWarning === true)).toBe(true);
    expect(checkReferences(exampleContent(), '2027-05-30')).toEqual([]);
  });

  it('names a desk that nobody can reach', () => {
    const empty = (content: Content) => {
      content['organisation.yaml'].desks['integrity-desk'] = { contacts: [] };
    };
    expect(problemsAfter(empty)).toEqual([
      'organisation.yaml: integrity-desk: fill in a contact, or write "owner-to-fill" until there is one',
    ]);
  });

  it('names a dead end', () => {
    const close = (content: Content) => {
      const device = content['articles.yaml'].find(({ id }) => id === 'device');
      if (device) device.choices = [];
    };
    expect(problemsAfter(close).join('\n')).toMatch(/content: device: is a dead end/);
  });

  it('names a page with a list that leads nowhere', () => {
    const mislead = (content: Content) => content['dilemmas.yaml'][0]?.blocks.push({ links: ['dilemma/99'] });
    expect(problemsAfter(mislead).join('\n')).toMatch(
      /dilemmas\.yaml: index: there is no place "dilemma\/99"/,
    );
  });

  it('names a page that nothing leads to', () => {
    const lose = (content: Content) => {
      for (const file of ['articles.yaml', 'manager.yaml', 'aftercare.yaml'] as const) {
        for (const entry of content[file]) entry.choices = entry.choices.filter(({ to }) => to !== 'device');
      }
    };
    expect(problemsAfter(lose)).toEqual([
      'content: device: nothing leads to this place: link it or remove it',
    ]);
  });

  it('names a page with more than seven choices', () => {
    const many = (content: Content) => {
      const about = content['articles.yaml'][0];
      if (about) about.choices = Array.from({ length: 8 }, () => ({ to: 'start' }));
    };
    expect(problemsAfter(many).join('\n')).toMatch(/content: about: has 8 choices/);
  });
});

describe('the check of shape', () => {
  const { raw } = readContent(ROOT, 'example');

  it.each<[ContentFile, unknown, RegExp]>([
    ['desks.yaml', [{ id: 'manager', outside: 'maybe' }], /manager/],
    ['topics.yaml', undefined, /\(file\)/],
    ['organisation.yaml', { id: 'x', languages: [], 'quick-exit': 'nowhere', desks: {} }, /languages/],
  ])('tells file and key of what does not fit in %s', (file, content, key) => {
    const result = checkShape({ ...raw, [file]: content });
    const problems = 'problems' in result ? result.problems : [];
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((problem) => problem.file === file && problem.remedy !== '')).toBe(true);
    expect(problems.map((problem) => problem.key).join()).toMatch(key);
  });
});
