/** Entries: pages whose blocks and choices stand in content/*.yaml: articles, manager guides, aftercare. */

import type { EntryBlock } from '../content';
import { type PlacedEntry, placeIn, titleOf } from '../guide';
import type { Block, Page, Text } from '../page';
import { contactBlocks, preferPhone } from './desks';
import { carry, makePage, type Request } from './make-page';

export function entryPage(request: Request): Page {
  const { entry, namespace } = request.guide.entries.get(request.place.path) as PlacedEntry;
  const key = (part: string): Text => ({ key: `${namespace}:${entry.id}.${part}` });
  return makePage(request, {
    kind: entry.kind,
    title: key('title'),
    blocks: entry.blocks.flatMap((block) => blockOf(request, block, key)),
    choices: entry.choices.flatMap(({ to, label, weight }) => {
      if (request.guide.doors.has(to) && label)
        return { label: key(`choices.${label}`), place: to, ...(weight && { weight }) };
      // A desk that this organisation does not have; unknown places are found by `npm run content`.
      const target = placeIn(request.guide, to);
      if (!target) return [];
      return {
        label: label ? key(`choices.${label}`) : titleOf(request.guide, target.path),
        place: carry(request, target.path, target.answers),
        ...(weight && { weight }),
      };
    }),
    sources: entry.sources,
  });
}

function blockOf(request: Request, block: EntryBlock, key: (part: string) => Text): Block<Text>[] {
  if ('paragraph' in block) {
    return [{ type: 'paragraph', text: key(block.paragraph), ...(block.tone && { tone: block.tone }) }];
  }
  if ('list' in block)
    return [{ type: 'list', items: [key(block.list)], ...(block.ordered && { ordered: true }) }];
  if ('say' in block) return [{ type: 'say', text: key(block.say) }];
  if ('steps' in block) {
    const items = block.steps.map((step) => ({
      title: key(`steps.${step}.title`),
      text: key(`steps.${step}.text`),
      term: key(`steps.${step}.term`),
    }));
    return [{ type: 'steps', items }];
  }
  if ('links' in block) {
    const known = block.links.filter((to) => placeIn(request.guide, to));
    const items = known.map((to) => ({ label: titleOf(request.guide, to), place: carry(request, to) }));
    return [{ type: 'links', items }];
  }
  return block.contacts.flatMap((desk) => preferPhone(contactBlocks(request, desk)));
}
