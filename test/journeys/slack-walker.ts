/** Walks Slack: the command and signed requests in, windows out, with a loopback Web API that checks each of them. */

import { partsOf } from '../drawing/parts-of';
import { openSlackApi } from '../fakes/slack-api';
import { openSlackPerson, runAppInSlack } from '../fakes/slack-person';
import { proposalsPlace } from './guide-walker';
import type { Walker } from './walker';

export async function slackWalker(): Promise<Walker> {
  const api = await openSlackApi();
  const app = await runAppInSlack(api);
  const person = openSlackPerson(app.url, api, 'U1');
  let spoken = 'nl';
  const parts = () => partsOf(person.view());
  const buttons = () => parts().filter(({ type }) => type === 'button');
  const isOn = (asked: string) => buttons().some(({ action_id }) => String(action_id).endsWith(`:${asked}`));
  const desksHere = () =>
    buttons()
      .map(({ accessibility_label }) => String(accessibility_label))
      .filter((label) => label.includes(': '))
      .map((label) => label.split(': ').slice(1).join(': '));

  return {
    async begin(language) {
      spoken = language;
      api.locale = language === 'nl' ? 'nl-NL' : 'en-GB';
      await person.command();
    },
    async say(text) {
      await person.ask(text);
      return proposalsPlace(text, spoken);
    },
    async press(button) {
      if (!isOn(`i:${button}`)) await person.click('part:1');
      await person.press(button);
      return String(parts().find((_, at, all) => all[at - 1]?.type === 'header')?.text);
    },
    async desks() {
      const first = desksHere();
      if (!isOn('part:1')) return first;
      await person.click('part:1');
      const all = [...first, ...desksHere()];
      await person.click('part:0').catch(() => undefined);
      return all;
    },
    async close() {
      expect(api.problems).toEqual([]);
      await app.close();
      await api.close();
    },
  };
}
