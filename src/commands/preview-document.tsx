/** The preview as one file: to read, to search and to print, without a script and without a network. */

import { render } from 'preact-render-to-string';
import type { ConditionContent } from '../guide/content';
import type { SourceRef } from '../guide/page';
import type { Branch, Line, Previewed, PreviewedPage, PreviewedRule, Said } from './preview';

interface Preview {
  /** ISO date. */
  today: string;
  /** What has something to mend, with what to do: there is no preview of it. */
  unsound: readonly { organisation: string; problems: readonly string[] }[];
  parts: readonly Previewed[];
}

/** For who reviews; everything else comes from the guide itself. */
const SAYS = {
  name: 'Preview of the guide',
  unsound: 'Mend this first; then there is a preview:',
  tree: 'Places',
  pages: 'Pages',
  rules: 'Routing rules, read from top to bottom',
  notes: 'Sentences above the list of desks',
  confirm: 'owner to confirm',
  always: 'always',
  absent: 'not in this organisation',
};
const COLUMNS = ['rule', 'when', 'unless', 'desks', 'reason'];

const CSS = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h2, .pages { break-before: page; }
h3 { margin: 0; }
ul { padding-inline-start: 1.5rem; }
article { margin-block: 1rem; padding: 0.75rem 1rem; border: 1px solid #8888; border-radius: 0.5rem; break-inside: avoid-page; }
p { margin: 0.25rem 0; overflow-wrap: anywhere; }
small, i { color: GrayText; font-size: 0.75rem; font-weight: normal; font-style: normal; overflow-wrap: anywhere; }
i { display: inline-block; min-width: 6rem; }
.confirm { background: #ffd54a; color: #000; padding: 0 0.25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #8888; padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
@media print { body { max-width: none; padding: 0; font-size: 0.75rem; } }
`;

export function drawPreview({ today, unsound, parts }: Preview): string {
  const html = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{SAYS.name}</title>
        <style>{CSS}</style>
      </head>
      <body>
        <h1>
          {SAYS.name}, {today}
        </h1>
        {unsound.map(({ organisation, problems }) => (
          <section key={organisation}>
            <h2>{organisation}</h2>
            <p>{SAYS.unsound}</p>
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </section>
        ))}
        <ul>
          {parts.map((part) => (
            <li key={idOf(part)}>
              <a href={`#${idOf(part)}`}>{nameOf(part)}</a>
            </li>
          ))}
        </ul>
        {parts.map((part) => (
          <Part key={idOf(part)} {...part} />
        ))}
      </body>
    </html>
  );
  return `<!doctype html>${render(html)}`;
}

function Part(part: Previewed) {
  const { language, direction, tree, pages, rules, notes } = part;
  const id = idOf(part);
  const known = new Set(pages.map(({ path }) => path));
  const link: Link = (place) => (known.has(place) ? `#${id}.${place}` : undefined);
  return (
    <section id={id} lang={language} dir={direction}>
      <h2>{nameOf(part)}</h2>
      <nav>
        <ul>
          {[SAYS.tree, SAYS.pages, SAYS.rules, SAYS.notes].map((title, i) => (
            <li key={title} lang="en">
              <a href={`#${id}.${i}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Heading id={`${id}.0`} title={SAYS.tree} />
      <ul>
        {tree.map((branch) => (
          <Twig key={branch.path} branch={branch} link={link} />
        ))}
      </ul>
      <Heading id={`${id}.1`} title={SAYS.pages} />
      {pages.map((page) => (
        <Page key={page.path} id={`${id}.${page.path}`} page={page} link={link} />
      ))}
      <Heading id={`${id}.2`} title={SAYS.rules} />
      <Rules rules={rules} link={link} />
      <Heading id={`${id}.3`} title={SAYS.notes} />
      <Rules rules={notes} link={link} />
    </section>
  );
}

function Heading({ id, title }: { id: string; title: string }) {
  return (
    <h2 id={id} lang="en">
      {title}
    </h2>
  );
}

/** Where a place stands in this document; a place with answers has no page of its own. */
type Link = (place: string) => string | undefined;

function To({ place, text, link }: { place: string; text: string; link: Link }) {
  const href = link(place);
  return href === undefined ? <span>{text}</span> : <a href={href}>{text}</a>;
}

function Twig({ branch, link }: { branch: Branch; link: Link }) {
  const { path, title, branches } = branch;
  return (
    <li>
      <To place={path} text={title} link={link} /> <small>{path}</small>
      {branches.length > 0 && (
        <ul>
          {branches.map((inner) => (
            <Twig key={inner.path} branch={inner} link={link} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Page({ id, page, link }: { id: string; page: PreviewedPage; link: Link }) {
  const { path, title, lines, choices, sources } = page;
  return (
    <article id={id}>
      <small>{path}</small>
      <h3>
        <Sentences said={title} />
      </h3>
      {[...lines, ...choices].map((line, i) => (
        <LineView key={`${i} ${line.role}`} line={line} link={link} />
      ))}
      {sources.map((source) => (
        <Source key={`${source.kind}: ${source.ref}`} source={source} />
      ))}
    </article>
  );
}

function LineView({ line: { role, said, to, value }, link }: { line: Line; link: Link }) {
  return (
    <p>
      <i>{role}</i> {said && <Sentences said={said} />} {value}
      {to !== undefined && (
        <span>
          {' → '}
          <To place={to} text={to} link={link} />
        </span>
      )}
    </p>
  );
}

function Sentences({ said: { keys, sentences } }: { said: Said }) {
  return (
    <>
      {sentences.join(' · ')} <small>{keys.join(' + ')}</small>
    </>
  );
}

function Source({ source: { kind, ref, note } }: { source: SourceRef }) {
  return (
    <p>
      <i>source</i> {kind === 'owner-to-confirm' ? <strong class="confirm">{SAYS.confirm}</strong> : kind}{' '}
      {ref} {note}
    </p>
  );
}

function Rules({ rules, link }: { rules: readonly PreviewedRule[]; link: Link }) {
  return (
    <table>
      <thead>
        <tr lang="en">
          {COLUMNS.map((column) => (
            <th key={column}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map(({ id, when, unless, desks, said }) => (
          <tr key={id}>
            <td>{id}</td>
            <td>{conditionOf(when) || SAYS.always}</td>
            <td>{conditionOf(unless)}</td>
            <td>
              {desks.map(({ path, title, isHere }) => (
                <p key={path}>
                  <To place={path} text={title} link={link} /> {!isHere && <small>{SAYS.absent}</small>}
                </p>
              ))}
            </td>
            <td>
              <Sentences said={said} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function conditionOf(condition: ConditionContent): string {
  return Object.entries(condition)
    .map(([name, accepted]) => `${name}: ${accepted.join(', ')}`)
    .join(' + ');
}

function idOf({ organisation, language }: Previewed): string {
  return `${organisation}.${language}`;
}

function nameOf({ organisation, language }: Previewed): string {
  return `${organisation}, ${language}`;
}
