/** Somebody in Teams who works in dialogs: presses buttons, fills in fields, reads cards. */

import { partsOf } from '../drawing/parts-of';
import type { Connector } from './connector';
import { type Json, openClient, placesOn, pressed, pressedWhere } from './teams-client';

export interface TeamsPerson {
  /** Opens the dialog: of the constant card, or behind a knock. */
  open(data?: Json): Promise<void>;
  /** Presses the button that leads to this place, or begins so, with what was filled in. */
  go(to: string, fields?: Record<string, string>): Promise<void>;
  /** Presses a numbered button of a guide page. */
  press(button: number): Promise<void>;
  places(): string[];
  /** Everything that can be read on the card. */
  text(): string;
  card(): Json;
}

export function openPerson(url: string, connector: Connector, user: string): TeamsPerson {
  const invoke = openClient(url, connector);
  let card: Json = {};
  const submit = async (data: unknown) => {
    card = await invoke(user, 'task/submit', data);
  };
  return {
    async open(data = {}) {
      card = await invoke(user, 'task/fetch', data);
    },
    async go(to, fields = {}) {
      const place =
        placesOn(card).find((one) => one === to) ?? placesOn(card).find((one) => one.startsWith(`${to}/`));
      await submit(pressed(card, place ?? to, fields));
    },
    press: (button) => submit(pressedWhere(card, (data) => data.i === button)),
    places: () => placesOn(card),
    text: () =>
      partsOf(card)
        .flatMap(({ text, value, title, label }) => [text, value, title, label])
        .filter((one) => typeof one === 'string')
        .join('\n'),
    card: () => card,
  };
}
