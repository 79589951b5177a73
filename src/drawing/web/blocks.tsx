/** One block to HTML. */

import type { Block } from '../../guide/page';
import type { Labels } from '../../words/words';
import type { Targets } from '../numbered';
import { settle } from '../typed';
import { Alert } from './alert';
import { Button } from './button';
import { ChartView } from './chart';
import { ContactLinks } from './contact-links';
import { FieldView } from './field';
import { Message } from './message';
import { Receipt } from './receipt';
import { Steps } from './steps';

export interface BlockProps {
  block: Block<string>;
  /** Among all blocks of the page. */
  index: number;
  targets: Targets;
  labels: Labels;
  /** The page asks something; what it asks keeps nobody from its links. */
  asking: boolean;
}

type Of<Type extends Block<string>['type']> = Extract<Block<string>, { type: Type }>;

export function BlockView({ block, index, targets, labels, asking }: BlockProps) {
  switch (block.type) {
    case 'paragraph':
      return <Paragraph block={block} />;
    case 'list':
      return <List block={block} />;
    case 'links':
      return <Links block={block} index={index} targets={targets} free={asking} />;
    case 'facts':
      return <Facts block={block} />;
    case 'steps':
      return <Steps block={block} />;
    case 'say':
      return (
        <figure class="say">
          <figcaption>{labels.say}</figcaption>
          <blockquote class="utrecht-blockquote">{block.text}</blockquote>
        </figure>
      );
    case 'table':
      return <Table block={block} />;
    case 'contact':
      return <Contact block={block} />;
    case 'chart':
      return <ChartView chart={block} id={`chart-${index}`} />;
    case 'message':
      return <Message block={block} id={`message-${index}`} />;
    case 'receipt':
      return <Receipt block={block} id={`receipt-${index}`} />;
    case 'field':
      return <FieldView field={block} />;
  }
}

const ALERTS = { warning: 'warning', danger: 'error' } as const;

function Paragraph({ block }: { block: Of<'paragraph'> }) {
  if (block.tone === 'warning' || block.tone === 'danger') {
    return <Alert kind={ALERTS[block.tone]}>{block.text}</Alert>;
  }
  return <p class={block.tone === 'quiet' ? 'nl-paragraph quiet' : 'nl-paragraph'}>{block.text}</p>;
}

function List({ block }: { block: Of<'list'> }) {
  const name = block.ordered ? 'utrecht-ordered-list' : 'utrecht-unordered-list';
  const items = block.items.map((item) => (
    <li class={`${name}__item`} key={item}>
      {item}
    </li>
  ));
  return block.ordered ? <ol class={name}>{items}</ol> : <ul class={name}>{items}</ul>;
}

interface LinksProps {
  block: Of<'links'>;
  index: number;
  targets: Targets;
  free: boolean;
}

function Links({ block, index, targets, free }: LinksProps) {
  const list = (
    <ul class="links">
      {block.items.map((item, i) => (
        <li key={item.place}>
          <Button target={targets.link(index, i)} look="listed" free={free}>
            {item.label}
            {item.note && <span class="note">{item.note}</span>}
          </Button>
        </li>
      ))}
    </ul>
  );
  return block.title ? (
    <section>
      <h2 class="nl-heading nl-heading--level-2">{block.title}</h2>
      {list}
    </section>
  ) : (
    list
  );
}

function Facts({ block }: { block: Of<'facts'> }) {
  return (
    <dl class="utrecht-data-list">
      {block.items.map(({ label, value }) => (
        <div class="utrecht-data-list__item" key={label}>
          <dt class="utrecht-data-list__item-key">{label}</dt>
          <dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">
            {settle(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Side by side on a wide screen, one under another on a phone: each cell knows its own heading. */
function Table({ block }: { block: Of<'table'> }) {
  const [corner, ...heads] = block.head;
  return (
    <table class="compared">
      <caption class="unseen">{block.caption}</caption>
      <thead>
        <tr>
          <td class="unseen">{corner}</td>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(([row, ...cells]) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {cells.map((cell, i) => (
              <td key={heads[i]} data-head={heads[i]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Contact({ block }: { block: Of<'contact'> }) {
  return (
    <p class="contact">
      <span>{block.label}</span>
      <ContactLinks contacts={[block]} />
    </p>
  );
}
