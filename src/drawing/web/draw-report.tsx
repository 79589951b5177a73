/** The yearly report as one file: prints to A4, fetches nothing, and every chart has its table beside it. */

import { render } from 'preact-render-to-string';
import type { Block, WordedPage } from '../../guide/page';
import type { Chart } from '../bars';
import { drawChartSvg } from './chart-svg';

export interface Report {
  page: WordedPage;
  year: number;
  /** As it calls itself; absent when it did not say. */
  organisation?: string;
  /** Above the questions and answers, and beside the number of a page. */
  how: string;
  pageWord: string;
  /** Stands on every page, with what that means, when the figures are not real. */
  invented?: { label: string; why: string };
  /** The colours of the organisation: rules for `:root`. */
  theme: string;
}

type Paragraph = Extract<Block<string>, { type: 'paragraph' }>;
type Facts = Extract<Block<string>, { type: 'facts' }>;

/** A table of more rows may go on on the next sheet. */
const LONG = 16;

/** A chart with the notes below it. */
interface Section {
  chart: Chart;
  notes: Paragraph[];
}

const CSS = `
:root { color-scheme: light dark; font: 1rem/1.5 var(--basis-text-font-family-default, sans-serif);
  color: var(--basis-color-default-color-document); background: var(--basis-color-default-bg-document); }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.25rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 0 0 0.5rem; }
p { margin: 0.5rem 0; }
.of { margin: 0; color: var(--basis-color-default-color-subtle); }
.invented { position: sticky; top: 0; margin: 0 0 1rem; padding: 0.5rem 0.75rem;
  border: 2px solid var(--basis-color-warning-border-default);
  background: var(--basis-color-warning-bg-default); color: var(--basis-color-warning-color-default); }
.how { margin: 1.5rem 0; padding: 1rem; background: var(--basis-color-default-bg-subtle); }
.how dl { margin: 0; } .how dt { font-weight: 600; margin-top: 0.6rem; } .how dd { margin: 0; }
section { margin-top: 2rem; break-inside: avoid; } section.long { break-inside: auto; }
h2, .note, svg, thead { break-after: avoid; } tr { break-inside: avoid; } .long tr:nth-child(-n+3) { break-after: avoid; }
svg { display: block; width: 100%; height: auto; margin: 0.5rem 0 1rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.2rem 0; text-align: start; font-weight: 400; vertical-align: top;
  border-bottom: 1px solid var(--basis-color-default-border-subtle); }
thead th { color: var(--basis-color-default-color-subtle); }
th:last-child, td:last-child { text-align: end; white-space: nowrap; }
.note { color: var(--basis-color-default-color-subtle); }
@media print {
  :root { font-size: 10pt; } body { max-width: none; padding: 0; } .invented { position: static; }
  section { margin-top: 1.25rem; } .how { padding: 0.5rem 0.75rem; }
}
`;

/** The whole document. */
export function drawReport(report: Report): string {
  const { page, year, organisation, how, invented } = report;
  const name = [organisation, year].filter(Boolean).join(', ');
  const html = (
    <html lang={page.language} dir={page.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{[invented?.label, page.title, name].filter(Boolean).join(' – ')}</title>
        <style dangerouslySetInnerHTML={{ __html: `${report.theme}${CSS}${sheets(report, name)}` }} />
      </head>
      <body>
        {invented && (
          <p class="invented">
            <strong>{invented.label}.</strong> {invented.why}
          </p>
        )}
        <p class="of">{name}</p>
        <h1>{page.title}</h1>
        {page.blocks.slice(0, firstChart(page.blocks)).map((block, i) => (
          <Opening key={`${i} ${block.type}`} block={block} how={how} />
        ))}
        {sectionsOf(page.blocks).map((section, i) => (
          <SectionView key={section.chart.caption} section={section} id={`figures-${i}`} />
        ))}
      </body>
    </html>
  );
  return `<!doctype html>${render(html)}`;
}

/** What stands around every sheet: what this is, whether it is real, and its number. */
function sheets({ page, pageWord, invented }: Report, name: string): string {
  const around = invented ? `@top-center { content: ${quoted(invented.label)}; font-weight: bold; }` : '';
  return `@page { size: A4; margin: 18mm 17mm; font: 8pt sans-serif; ${around}
    @bottom-left { content: ${quoted(`${page.title} (${name})`)}; font: 8pt sans-serif; }
    @bottom-right { content: ${quoted(`${pageWord} `)} counter(page); font: 8pt sans-serif; } }`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\<\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}

function Opening({ block, how }: { block: Block<string>; how: string }) {
  if (block.type === 'paragraph') return <p>{block.text}</p>;
  return block.type === 'facts' ? <How facts={block} title={how} /> : null;
}

function How({ facts, title }: { facts: Facts; title: string }) {
  return (
    <div class="how">
      <h2>{title}</h2>
      <dl>
        {facts.items.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function SectionView({ section: { chart, notes }, id }: { section: Section; id: string }) {
  const svg = drawChartSvg(chart);
  return (
    <section class={chart.series.length > LONG ? 'long' : undefined} aria-labelledby={id}>
      <h2 id={id}>{chart.caption}</h2>
      {notes.map(({ text }) => (
        <p class="note" key={text}>
          {text}
        </p>
      ))}
      {svg && <div dangerouslySetInnerHTML={{ __html: svg }} />}
      <table aria-labelledby={id}>
        <thead>
          <tr>
            <td />
            <th scope="col">{chart.unit}</th>
          </tr>
        </thead>
        <tbody>
          {chart.series.map(({ label, shown }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{shown}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function firstChart(blocks: readonly Block<string>[]): number {
  const first = blocks.findIndex(({ type }) => type === 'chart');
  return first < 0 ? blocks.length : first;
}

function sectionsOf(blocks: readonly Block<string>[]): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    if (block.type === 'chart') sections.push({ chart: block, notes: [] });
    else if (block.type === 'paragraph') sections.at(-1)?.notes.push(block);
  }
  return sections;
}
