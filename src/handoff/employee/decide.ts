/** What cannot be undone, explained before it is done: giving a name, and deleting everything. */

import type { Text } from '../../guide/page';
import { NAME_MOST, nameFields, REACH_MOST } from '../fields';
import { choice, makePage, paragraph, say } from '../say';
import type { Handler, Outcome } from '../visit';
import { missingIn } from './draft';
import { act, afterSending } from './talk';

/** `handoff/name`: explained first; it cannot be undone. */
export const askName: Handler = afterSending(async () => namePage('', ''));

async function namePage(name: string, reach: string, notice?: Text): Promise<Outcome> {
  return {
    ...(notice && { notice }),
    page: makePage({
      place: 'handoff/name',
      kind: 'form',
      title: say('name.title'),
      back: 'handoff/case',
      blocks: [paragraph(say('name.intro'), 'warning'), ...nameFields({ name, reach })],
      choices: [
        choice(say('choices.nameNow'), 'handoff/named', 'primary'),
        choice(say('choices.notName'), 'handoff/case', 'quiet'),
      ],
    }),
  };
}

export const giveName: Handler = async (visit) => {
  const { name = '', reach = '' } = visit.fields;
  if (missingIn({ way: 'call-back', text: '', name, reach }))
    return namePage(name, reach, say('notice.name'));
  return act(
    visit,
    {
      type: 'name',
      named: { name: name.slice(0, NAME_MOST), reach: reach.slice(0, REACH_MOST) },
      id: visit.session.entry,
    },
    'named',
  );
};

/** `handoff/stop`: what stopping means; `handoff/erase`: it is done. */
export const askStop: Handler = async () => ({
  page: makePage({
    place: 'handoff/stop',
    kind: 'choice',
    title: say('stop.title'),
    back: 'handoff/case',
    blocks: [paragraph(say('stop.intro')), paragraph(say('stop.file'), 'quiet')],
    choices: [
      choice(say('choices.erase'), 'handoff/erase', 'danger'),
      choice(say('choices.keep'), 'handoff/case', 'quiet'),
    ],
  }),
});

export const erase: Handler = async ({ session, parts }) => {
  const how = session.case ? await parts.cases.shred(session.case) : 'gone';
  return {
    carried: {},
    page: makePage({
      place: 'handoff/erased',
      kind: 'notice',
      title: say('erased.title'),
      blocks: [
        paragraph(say(how === 'gone' ? 'erased.gone' : 'erased.busy')),
        paragraph(say('erased.after')),
      ],
      choices: [choice(say('choices.call'), 'handoff/call'), choice(say('choices.allDesks'), 'card')],
    }),
  };
};
