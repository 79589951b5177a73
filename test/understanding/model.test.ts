import { featuresOf } from '../../src/understanding/features';
import { packModel, unpackModel } from '../../src/understanding/model';
import { rank } from '../../src/understanding/table';
import { lessonsOf, trainLanguage } from '../../src/understanding/train-model';

const VOCABULARY = {
  'sentences/nl':
    '## topic/red\nrood als een roos\nde rode auto\n## topic/blue\nblauw als de zee\neen blauwe lucht',
  'danger/nl': '## danger\nhet brandt hier\n## looks like it but is not\nik brand van verlangen',
  'roles/nl':
    '## role affected\nhet overkomt mij\n## role bystander\nik zag het\n## about manager\nmijn baas',
};
const lessons = lessonsOf(VOCABULARY, 'nl', new Set(['topic/red']));
const model = { inputs: 'x', languages: new Map([['nl', trainLanguage(lessons)]]) };

describe('a model', () => {
  it('puts a sentence where its words were taught', () => {
    const [best] = rank(model.languages.get('nl')?.places ?? fail(), featuresOf('zo rood als rood kan zijn'));
    expect(best?.label).toBe('topic/red');
  });

  it('gives chances that make one', () => {
    const ranked = rank(model.languages.get('nl')?.places ?? fail(), featuresOf('rood en blauw'));
    expect(ranked.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1);
  });

  it('learns danger from the topics that are dangerous, and calm from what only looks like it', () => {
    const labels = lessons.danger.map(({ label }) => label);
    expect(labels).toEqual(['danger', 'danger', 'none', 'none', 'danger', 'none']);
  });

  it('is the same after packing', () => {
    expect(unpackModel(packModel(model))).toEqual(model);
  });

  it('is the same, byte for byte, when it is learned again', () => {
    const again = { inputs: 'x', languages: new Map([['nl', trainLanguage(lessons)]]) };
    expect(packModel(again).equals(packModel(model))).toBe(true);
  });
});

function fail(): never {
  throw new Error('no model');
}
