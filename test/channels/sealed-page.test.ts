import { makePageSeals, SEAL_BYTES } from '../../src/channels/sealed-page';
import { distinctRoutes } from '../../src/guide/every-answer';
import { placeIn } from '../../src/guide/guide';
import { formatPlace, type Place } from '../../src/guide/place';
import { openKeyRing } from '../../src/sealing/key-ring';
import { makeSealer } from '../../src/sealing/seal';
import { example, TODAY } from '../fakes/example';

const { guide } = example();
const ring = openKeyRing({ load: () => ({}), save: () => undefined }, Date.now);
const sealer = makeSealer(ring, 'page', SEAL_BYTES);
const seals = makePageSeals(guide, sealer, () => TODAY);
const placeAt = (text: string) => placeIn(guide, text) as Place;

const PLACES = [
  ...guide.staticPaths,
  ...distinctRoutes(guide),
  'compare?desks=confidential-adviser,police,manager,doctor,emergency,union',
  'search?about=manager&who=affected&places=topic/bullying,manager,about,card,danger&danger=yes',
  'search?places=topic/bullying&doubt=yes',
];

describe('the seal of a page', () => {
  it('carries every place there is, in every language, at one length', () => {
    const lengths = new Set<number>();
    for (const text of PLACES) {
      for (const language of guide.organisation.languages) {
        const sealed = seals.seal({ place: placeAt(text), language, counted: 0xa5b6c7d8 });
        lengths.add(sealed.length);
        const opened = seals.open(sealed);
        expect(opened && formatPlace(opened.place)).toBe(text);
        expect(opened).toMatchObject({ language, counted: 0xa5b6c7d8 });
      }
    }
    expect(lengths.size).toBe(1);
  });

  it('is stale once the content has changed', () => {
    const sealed = seals.seal({ place: placeAt('topics'), language: 'nl', counted: 0 });
    const newer = makePageSeals({ ...guide, version: 'abcdefabcdef' }, sealer, () => TODAY);
    expect(newer.open(sealed)).toBeUndefined();
  });

  it.each([['999'], [-1], [1.5], ['1e1'], [null], [{}], ['']])('follows no button %j', (button) => {
    const standing = { place: placeAt('start'), language: 'nl', counted: 0 };
    expect(seals.follow(standing, button)).toBeUndefined();
  });
});
