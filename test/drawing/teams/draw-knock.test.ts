import { join } from 'node:path';
import { drawKnock, type KnockView } from '../../../src/drawing/teams/draw-knock';
import { loadTeamsCards } from '../../../src/drawing/teams/load-cards';
import { HARMLESS } from '../page-saying';
import { ROOT } from '../pages-to-draw';
import { checkWithRenderer, makeSchemaChecker } from './card-checkers';

const checkWithSchema = makeSchemaChecker(ROOT);
const cards = loadTeamsCards(join(ROOT, 'cards', 'teams'));
const draw = (changed: Partial<KnockView> = {}) =>
  drawKnock(cards, {
    line: HARMLESS,
    open: 'Open',
    language: 'nl',
    direction: 'ltr',
    opens: { seal: 'S'.repeat(128) },
    ...changed,
  });

describe('the card of a knock', () => {
  it.each<[string, KnockView['opens'], string]>([
    ['a page in a dialog', { seal: 'S'.repeat(128) }, 'Action.Submit'],
    ['the start in a dialog', {}, 'Action.Submit'],
    ['the web page', { url: 'https://wegwijzer.example/staff' }, 'Action.OpenUrl'],
  ])('opens %s with its only button, and is valid', (_what, opens, type) => {
    const card = draw({ opens });
    expect([...checkWithSchema(card), ...checkWithRenderer(card)]).toEqual([]);
    expect(JSON.stringify(card).match(/"Action\.\w+"/g)).toEqual([`"${type}"`]);
    expect(JSON.stringify(card)).not.toContain('${');
  });

  it('reads from right to left where the language does', () => {
    expect(draw({ language: 'ar', direction: 'rtl' })).toMatchObject({ lang: 'ar', rtl: true });
  });
});
