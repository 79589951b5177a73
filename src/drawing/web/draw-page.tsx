/** Worded page to HTML: header, blocks, choices, the question field and the sources. */

import type { WordedPage } from '../../guide/page';
import type { Labels } from '../../words/words';
import { asks, isCounted } from '../counted';
import { numberButtons, refineFrom } from '../numbered';
import { sourceLines } from '../source-lines';
import { Alert } from './alert';
import { BlockView } from './blocks';
import { Button } from './button';
import { Desks } from './desks';
import { drawDocument } from './document';
import { Form } from './form';
import { Header } from './header';
import { Question } from './question';
import { Terms } from './terms';

export interface WebView {
  page: WordedPage;
  labels: Labels;
  seal: string;
  /** A sentence above the page: the way in was not what it seemed. */
  notice?: string | undefined;
  /** The other languages: code and own name. */
  languages: readonly { code: string; name: string }[];
  quickExit: string;
}

/** One dilemma, or a choice in it: a team looks at it together, so it is large and asks nothing of anyone. */
function isDilemma(place: string): boolean {
  return /^dilemma\/\d/.test(place);
}

/** The whole document. */
export function drawPage(view: WebView): string {
  const { page, labels } = view;
  return drawDocument({
    language: page.language,
    direction: page.direction,
    title: labels.name,
    children: <Body {...view} />,
  });
}

function Body({ page, labels, seal, notice, languages, quickExit }: WebView) {
  const { place, navigation } = page;
  const around = { place, navigation, labels, seal, languages, quickExit };
  return (
    <>
      <Header {...around} />
      <main id="main" tabIndex={-1} {...(isDilemma(place) && { class: 'projected' })}>
        {notice && (
          <Alert kind="warning" role="status">
            {notice}
          </Alert>
        )}
        <h1 class="nl-heading nl-heading--level-1">{page.title}</h1>
        {asks(page) ? (
          <Form seal={seal}>
            <Above page={page} labels={labels} />
            <Below page={page} labels={labels} />
          </Form>
        ) : (
          <>
            <Form seal={seal}>
              <Above page={page} labels={labels} />
            </Form>
            {isCounted(page) && <Terms labels={labels} />}
            {place === 'start' && <Question page={page} labels={labels} seal={seal} />}
            <Form seal={seal}>
              <Below page={page} labels={labels} />
            </Form>
          </>
        )}
        {place !== 'start' && place !== 'danger' && !isDilemma(place) && (
          <Question page={page} labels={labels} seal={seal} />
        )}
      </main>
      {page.sources.length > 0 && (
        <footer>
          <Sources page={page} labels={labels} />
        </footer>
      )}
      <Alert kind="error" role="alert" id="failed" hidden>
        {labels.failed}
      </Alert>
    </>
  );
}

interface PartProps {
  page: WordedPage;
  labels: Labels;
}

function blocksOf({ page, labels }: PartProps) {
  const numbers = numberButtons(page);
  return page.blocks.map((block, index) =>
    block.type === 'field' && isCounted(page) ? null : (
      <BlockView key={index} block={block} index={index} numbers={numbers} labels={labels} />
    ),
  );
}

/** What the page says, and the desks of a route. */
function Above({ page, labels }: PartProps) {
  return (
    <>
      {blocksOf({ page, labels }).slice(0, refineFrom(page))}
      <Desks desks={page.desks ?? []} labels={labels} numbers={numberButtons(page)} />
    </>
  );
}

/** The choices, and on a route the question that only refines the list. */
function Below({ page, labels }: PartProps) {
  const numbers = numberButtons(page);
  const refine = blocksOf({ page, labels }).slice(refineFrom(page));
  return (
    <>
      {page.choices.length > 0 && (
        <ul class="choices">
          {page.choices.map((choice, index) => (
            <li key={choice.place}>
              <Button i={numbers.choice(index)} look={choice.weight ?? 'plain'}>
                {choice.label}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {refine.length > 0 && <div class="refine">{refine}</div>}
    </>
  );
}

function Sources({ page, labels }: PartProps) {
  const lines = sourceLines(page, labels);
  return (
    <details>
      <summary>{labels.sources}</summary>
      <ul class="utrecht-unordered-list">
        {lines.map((line) => (
          <li class="utrecht-unordered-list__item" key={line}>
            {line}
          </li>
        ))}
      </ul>
    </details>
  );
}
