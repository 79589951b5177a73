/** The card templates, parsed once at start: data in, a piece of a card or of a Slack view out. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';

export type CardPart = Record<string, unknown>;
/** A missing field is a fault of ours: it throws, so no person ever sees a slot. */
export type Cards = (name: string, data: Record<string, unknown>) => CardPart;

/** `folder` holds one JSON template a part. `finish`: what is done with each part that is made. */
export function loadCards(folder: string, finish: (part: CardPart) => CardPart = (part) => part): Cards {
  const templates = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name.slice(0, -'.json'.length), parse(join(folder, name))] as const),
  );
  return (name, data) => {
    const template = templates.get(name);
    if (!template) throw new Error(`there is no card template ${name}`);
    const part = template.expand({ $root: data }) as CardPart;
    // The library keeps what it filled in last: a message that somebody wrote.
    Object.assign(template, { _context: undefined });
    return finish(part);
  };
}

function parse(path: string): Template {
  return new Template(JSON.parse(readFileSync(path, 'utf8')));
}
