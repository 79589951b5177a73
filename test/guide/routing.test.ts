/** The eight invariants of routing, over every combination of answers. */

import type { Answers } from '../../src/guide/answers';
import { everyAnswer } from '../../src/guide/every-answer';
import { type Guide, makeGuide } from '../../src/guide/guide';
import { targetsOf } from '../../src/guide/page';
import { pageAt } from '../../src/guide/page-at';
import { placeOf } from '../../src/guide/place';
import { listOrganisations } from '../../src/read-content';
import { adviceOf, example, exampleContent, ROOT, TODAY } from '../fakes/example';

const { guide, words } = example();
const CONDUCT = new Set([...guide.topics.values()].filter(({ conduct }) => conduct).map(({ id }) => id));
const DANGER = new Set([...guide.topics.values()].filter(({ danger }) => danger).map(({ id }) => id));
const CARE = ['emergency', 'doctor', 'sexual-assault-centre'];
/** Whoever these are about is not a desk, and no desk below answers to them. */
const NOT_FOR: Record<string, string[]> = {
  manager: ['manager', 'hr-adviser'],
  'head-of-post': ['manager', 'next-manager', 'hr-adviser', 'security-authority', 'integrity-coordinator'],
  'senior-management': ['manager', 'next-manager', 'hr-adviser'],
  'integrity-staff': ['integrity-desk', 'integrity-coordinator', 'security-authority'],
};

type Law = (answers: Answers, desks: string[]) => boolean;

function lawsOf(guide: Guide): Record<string, Law> {
  const HUMAN = new Set([...guide.desks.values()].filter(({ human }) => human).map(({ id }) => id));
  /** A law about a desk that this organisation does not have holds. */
  const shows = (desks: string[], desk: string) => !guide.desks.has(desk) || desks.includes(desk);
  /** Nobody of an organisation without a helpdesk for partners is there to listen to them. */
  const isOutsideWithoutHelpdesk = (position?: string) =>
    position === 'outside-party' && !guide.desks.has('partner-helpdesk');
  return {
    '1. shows at least three desks, one outside the line and one outside the organisation': (_, desks) =>
      desks.length >= 3 &&
      desks.some((desk) => guide.desks.get(desk)?.outside !== 'no') &&
      desks.some((desk) => guide.desks.get(desk)?.outside === 'organisation'),
    '2. never sends to whom it is about, or to who answers to them': ({ about }, desks) =>
      !desks.some((desk) => NOT_FOR[about ?? '']?.includes(desk)),
    '2. never puts the manager first': (_, desks) => desks[0] !== 'manager',
    '2. shows the way to complain about an adviser, and another adviser': ({ about, position }, desks) =>
      about !== 'adviser' ||
      position === 'outside-party' ||
      (shows(desks, 'adviser-complaints') && shows(desks, 'external-adviser')),
    '3. always has a confidential adviser, or the helpdesk for who is outside': ({ position }, desks) =>
      position === 'outside-party'
        ? shows(desks, 'partner-helpdesk') && !desks.includes('confidential-adviser')
        : desks.includes('confidential-adviser'),
    '4. only a complaint about conduct leads with the complaints committee': ({ topic, want }, desks) =>
      desks[0] !== 'complaints-committee' || (want === 'complain' && CONDUCT.has(topic ?? '')),
    '4. a complaint about conduct leads with it, for whom it is there': (
      { topic, want, about, position },
      desks,
    ) =>
      want !== 'complain' ||
      !CONDUCT.has(topic ?? '') ||
      DANGER.has(topic ?? '') ||
      about === 'adviser' ||
      ['outside-party', 'applicant', 'household-or-family'].includes(position ?? '') ||
      desks[0] === 'complaints-committee',
    '4. waiting or a broken promise leads to general complaints': ({ topic, want }, desks) =>
      topic !== 'general-complaint' ||
      (want === 'talk' || want === 'care'
        ? desks.includes('general-complaints')
        : desks[0] === 'general-complaints'),
    '5. wrongdoing and punishment for reporting it show the whistleblowers authority': ({ topic }, desks) =>
      !['wrongdoing', 'retaliation', 'retaliation/after-wrongdoing'].includes(topic ?? '') ||
      desks.includes('whistleblowers-authority'),
    '5. punishment for a complaint shows the human-rights institute': ({ topic }, desks) =>
      !['retaliation', 'retaliation/after-complaint'].includes(topic ?? '') ||
      desks.includes('human-rights-institute'),
    '6. local staff see the integrity desk, which is open to everyone': ({ position, about }, desks) =>
      position !== 'local-staff' || about === 'integrity-staff' || desks.includes('integrity-desk'),
    '7. every desk exists here': (_, desks) => desks.every((desk) => guide.desks.has(desk)),
    '7. no desk comes twice': (_, desks) => new Set(desks).size === desks.length,
    '8. danger begins with safety and care, and then a human': ({ topic, position }, desks) => {
      if (!DANGER.has(topic ?? '')) return true;
      const firstOther = desks.findIndex((desk) => !CARE.includes(desk));
      const human = HUMAN.has(desks[firstOther] ?? '') || isOutsideWithoutHelpdesk(position);
      return desks[0] === 'emergency' && firstOther >= 2 && human;
    },
    '8. who wants to talk or needs care meets one human first': ({ want, topic, position }, desks) =>
      isOutsideWithoutHelpdesk(position) ||
      (want !== 'talk' && want !== 'care') ||
      DANGER.has(topic ?? '') ||
      HUMAN.has(desks[0] ?? ''),
  };
}

describe.each(listOrganisations(ROOT))('a route at %s', (organisation) => {
  const { guide } = adviceOf(organisation);
  const LAWS = lawsOf(guide);
  const broken = new Map<string, string>();
  let combinations = 0;
  beforeAll(() => {
    const laws = Object.entries(LAWS);
    for (const answers of everyAnswer(guide.places.values)) {
      combinations += 1;
      const desks = guide.routing.desksFor(answers).map(({ desk }) => desk);
      for (const [law, holds] of laws) {
        if (!broken.has(law) && !holds(answers, desks)) {
          broken.set(law, `${JSON.stringify(answers)} gives ${desks.join(', ')}`);
        }
      }
    }
  });

  it('was tried with every combination of answers', () => {
    const { topic, about, want, who, position, where } = guide.places.values;
    const lists = [topic, about, want, who, position, where];
    expect(combinations).toBe(lists.reduce((product, list) => product * (list.length + 1), 1));
  });

  it.each(Object.keys(LAWS))('%s', (law) => {
    expect(broken.get(law)).toBeUndefined();
  });

  it('notices a rule that breaks a law', () => {
    const law = LAWS['2. never sends to whom it is about, or to who answers to them'] as Law;
    expect(law({ about: 'manager' }, ['confidential-adviser', 'manager'])).toBe(false);
  });
});

describe('the page of a route', () => {
  const at = (answers: Answers) => pageAt(guide, placeOf('route', answers), TODAY);

  it.each([
    ['nl', 'wrongdoing'],
    ['en', 'retaliation/after-wrongdoing'],
    ['nl', 'retaliation/after-complaint'],
  ])('says in %s which protection there is for %s', (language, topic) => {
    const page = at({ topic, about: 'organisation' });
    const notes = page.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text.key] : []));
    expect(notes).toContain(
      `routes:notes.${topic === 'retaliation/after-complaint' ? 'equal-treatment' : 'whistleblower'}`,
    );
    expect(words.word(page, language).blocks.length).toBe(page.blocks.length);
  });

  it('does not send somebody in danger at a post to a number that may not work there', () => {
    const page = at({ topic: 'bullying/violence', about: 'colleague', where: 'post' });
    const notes = page.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text.key] : []));
    expect(notes).toContain('routes:notes.numbers-abroad');
    expect(page.choices[0]?.place).toMatch(/^danger\/elsewhere/);
  });

  it('makes the promise of the ministry to partners', () => {
    const page = at({ topic: 'sexual-harassment', about: 'outsider', position: 'outside-party' });
    expect(page.blocks).toContainEqual(
      expect.objectContaining({ text: expect.objectContaining({ key: 'routes:notes.partner' }) }),
    );
  });

  it('gives every desk a reason that names an answer', () => {
    const answers = {
      topic: 'bullying',
      about: 'group',
      want: 'advice',
      who: 'manager',
      position: 'posted',
      where: 'post',
    };
    const page = words.word(at(answers), 'nl');
    const phrases = [
      'topics:bullying.phrase',
      ...['about.group', 'want.advice', 'who.manager', 'position.posted', 'where.post'].map(
        (value) => `routes:answers.${value}.phrase`,
      ),
    ];
    const said = phrases.map((key) => words.word({ ...at(answers), title: { key } }, 'nl').title);
    for (const desk of page.desks ?? [])
      expect(said.some((phrase) => desk.reason.includes(phrase))).toBe(true);
  });

  it('asks after what, when somebody is treated badly for speaking up', () => {
    const targets = targetsOf(pageAt(guide, placeOf('topic/retaliation'), TODAY));
    expect(targets).toEqual(
      expect.arrayContaining(['topic/retaliation/after-wrongdoing', 'topic/retaliation/after-complaint']),
    );
  });

  it('asks at most two questions before it shows desks, one a page', () => {
    expect(at({}).desks).toBeUndefined();
    expect(at({ topic: 'bullying' }).desks).toBeUndefined();
    expect(at({ topic: 'bullying', about: 'skip' }).desks).toBeDefined();
  });
});

describe('an organisation without some desks', () => {
  it('never shows them', () => {
    const content = exampleContent();
    delete content['organisation.yaml'].desks['external-desk'];

    const smaller = makeGuide(content, '0'.repeat(12));
    const shown = smaller.routing.desksFor({ topic: 'wrongdoing', want: 'outside' }).map(({ desk }) => desk);
    expect(shown).not.toContain('external-desk');
    expect(shown).toContain('whistleblowers-authority');
  });
});
