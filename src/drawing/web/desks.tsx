/** The desks of a route: one first step, one if you would rather not, and all the others behind one tap. */

import type { DeskLink } from '../../guide/page';
import type { Labels } from '../../words/words';
import type { Targets } from '../numbered';
import { Button } from './button';

interface DesksProps {
  desks: DeskLink<string>[];
  labels: Labels;
  targets: Targets;
}

export function Desks({ desks, labels, targets }: DesksProps) {
  if (desks.length === 0) return null;
  const ranks = [labels.first, labels.second];
  const items = desks.map((desk, index) => (
    <li key={desk.id} class={index < ranks.length ? 'desk first' : 'desk'}>
      {ranks[index] && <p class="rank">{ranks[index]}</p>}
      <h2 class="nl-heading nl-heading--level-2">{desk.label}</h2>
      <p class="nl-paragraph">{desk.reason}</p>
      <Button target={targets.desk(index)} look={index === 0 ? 'primary' : 'plain'}>
        {labels.reads}
        <span class="unseen">: {desk.label}</span>
      </Button>
    </li>
  ));
  return (
    <>
      <ul class="desks">{items.slice(0, ranks.length)}</ul>
      {items.length > ranks.length && (
        <details class="all">
          <summary>{labels.showAll?.replace('{n}', String(items.length - ranks.length))}</summary>
          <ul class="desks">{items.slice(ranks.length)}</ul>
        </details>
      )}
    </>
  );
}
