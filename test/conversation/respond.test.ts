import { makeRespond } from '../../src/conversation/respond';
import { formatPlace } from '../../src/guide/place';
import { TEXT_MOST, type Understanding } from '../../src/understanding/understand';
import { example, TODAY } from '../fakes/example';

const { guide } = example();
const heard: Understanding = {
  language: 'en',
  places: [{ place: 'topic/bullying', score: 0.5 }],
  role: 'bystander',
  about: 'manager',
  danger: true,
  understood: true,
};

function respondWith(understanding: Partial<Understanding> = {}) {
  const texts: string[] = [];
  const understand = (text: string) => {
    texts.push(text);
    return { ...heard, ...understanding };
  };
  return { respond: makeRespond({ guide, understand, today: () => TODAY }), texts };
}

describe('a turn', () => {
  const { respond } = respondWith();

  it('opens a place', () => {
    expect(respond({ place: 'topics', language: 'nl' })).toMatchObject({
      page: { place: 'topics' },
      language: 'nl',
    });
  });

  it('opens the start with a notice when the place does not exist', () => {
    expect(respond({ place: 'topic/none', language: 'nl' })).toMatchObject({
      page: { place: 'start' },
      notice: 'notFound',
    });
  });

  it('goes on in another language from the start', () => {
    expect(respond({ place: 'language/en', language: 'nl' })).toMatchObject({
      page: { place: 'start' },
      language: 'en',
    });
  });

  it('turns typed text into proposals that hold closed answers only', () => {
    const { place, language } = respond({ text: 'my boss shouts at my colleague', language: 'nl' });
    expect(formatPlace(place)).toBe('search?about=manager&who=bystander&places=topic/bullying&danger=yes');
    expect(language).toBe('en');
  });

  it('keeps the language when the text is in one that is not offered', () => {
    const reply = respondWith({ language: 'fr' }).respond({ text: 'bonjour', language: 'nl' });
    expect(reply.language).toBe('nl');
  });

  it('says so when nothing fits', () => {
    const { page } = respondWith({ places: [], understood: false, danger: false }).respond({
      text: '?',
      language: 'nl',
    });
    expect(page.kind).toBe('notice');
  });

  it('doubts proposals when this may be no question for here, but never in danger', () => {
    const doubtOf = (heard: Partial<Understanding>) =>
      respondWith({ understood: false, ...heard }).respond({ text: 'x', language: 'nl' }).place.doubt;
    expect(doubtOf({ danger: false })).toBe(true);
    expect(doubtOf({ danger: true })).toBe(false);
    expect(doubtOf({ danger: false, places: [] })).toBe(false);
    expect(doubtOf({ danger: false, understood: true })).toBe(false);
  });

  it('leaves out proposals that are unlikely, sooner in danger', () => {
    const scores = [0.9, 0.03, 0.01, 0.03, 0.01];
    const places = ['danger', 'manager', 'about', 'card', 'terms'].map((place, i) => ({
      place,
      score: scores[i] ?? 0,
    }));
    const listFor = (danger: boolean) =>
      respondWith({ places, danger }).respond({ text: 'x', language: 'nl' }).place.list;
    expect(listFor(false)).toEqual(['danger', 'manager', 'about', 'card']);
    expect(listFor(true)).toEqual(['danger', 'manager', 'card']);
  });

  it('takes somebody from outside for what they are', () => {
    const { place } = respondWith({ role: 'outside-party' }).respond({ text: 'x', language: 'nl' });
    expect(place.answers).toMatchObject({ position: 'outside-party' });
    expect(place.answers.who).toBeUndefined();
  });

  it('reads the beginning of a very long text, and says so', () => {
    const { respond: listen, texts } = respondWith();
    expect(listen({ text: 'a'.repeat(TEXT_MOST + 1), language: 'nl' }).notice).toBe('cut');
    expect(texts[0]).toHaveLength(TEXT_MOST);
  });
});
