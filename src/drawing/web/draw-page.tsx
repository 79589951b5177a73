/** Worded page to HTML: header, blocks, choices, the question field and the sources. */

import type { WordedPage } from '../../guide/page';
import type { Labels } from '../../words/words';
import { asks, isCounted } from '../counted';
import { refineFrom, type Targets, targetButtons } from '../numbered';
import { sourceLines } from '../source-lines';
import { Alert } from './alert';
import { BlockView } from './blocks';
import { Button } from './button';
import { DrawnWhole } from './chart';
import { Desks } from './desks';
import { drawDocument } from './document';
import { Action, Form } from './form';
import { Header } from './header';
import { Question } from './question';
import { Terms } from './terms';

export interface WebView {
  page: WordedPage;
  labels: Labels;
  /** For what the page itself offers: its choices, links and fields. */
  seal: string;
  /** A shorter one for what stands around it: navigation and languages. Otherwise the same. */
  around?: string;
  /** A hand-off page: its buttons name their places, and there is nothing on it that would lose what is typed. */
  named?: boolean;
  /** Where its forms are sent; `/` when left out. */
  action?: string;
  /** A sentence above the page: the way in was not what it seemed. */
  notice?: string | undefined;
  /** When the notice is in another language than the page. */
  noticeLanguage?: string | undefined;
  /** The other languages: code and own name. */
  languages: readonly { code: string; name: string }[];
  quickExit: string;
}

/** One dilemma, or a choice in it: a team looks at it together, so it is large and asks nothing of anyone. */
function isDilemma(place: string): boolean {
  return /^dilemma\/\d/.test(place);
}

/** Where those who may see them see the figures. */
const FIGURES = 'staff/figures';

/** The whole document. */
export function drawPage(view: WebView): string {
  const { page, labels } = view;
  return drawDocument({
    language: page.language,
    direction: page.direction,
    title: labels.name,
    children: (
      <Action.Provider value={view.action ?? '/'}>
        <DrawnWhole.Provider value={page.place === FIGURES}>
          <Body {...view} />
        </DrawnWhole.Provider>
      </Action.Provider>
    ),
  });
}

function Body(view: WebView) {
  const {
    page,
    labels,
    seal,
    around = seal,
    named = false,
    notice,
    noticeLanguage,
    languages,
    quickExit,
  } = view;
  const { place, navigation } = page;
  const part: PartProps = { page, labels, targets: targetButtons(page, named) };
  const top = { place, navigation, labels, targets: part.targets, seal: around, languages, quickExit };
  return (
    <>
      <Header {...top} />
      <main id="main" tabIndex={-1} {...(isDilemma(place) && { class: 'projected' })}>
        {notice && (
          <Alert kind="warning" role="status" {...(noticeLanguage && { lang: noticeLanguage, dir: 'auto' })}>
            {notice}
          </Alert>
        )}
        <h1 class="nl-heading nl-heading--level-1">{page.title}</h1>
        {named || asks(page) ? (
          <Form seal={seal}>
            <Above {...part} />
            <Below {...part} />
          </Form>
        ) : (
          <>
            <Form seal={seal}>
              <Above {...part} />
            </Form>
            {isCounted(page) && <Terms labels={labels} />}
            {place === 'start' && <Question page={page} labels={labels} seal={around} />}
            <Form seal={seal}>
              <Below {...part} />
            </Form>
          </>
        )}
        {!named && place !== 'start' && place !== 'danger' && !isDilemma(place) && (
          <Question page={page} labels={labels} seal={around} />
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
  targets: Targets;
}

function blocksOf({ page, labels, targets }: PartProps) {
  const shared = { targets, labels, asking: asks(page) };
  return page.blocks.map((block, index) =>
    block.type === 'field' && isCounted(page) ? null : (
      <BlockView key={index} block={block} index={index} {...shared} />
    ),
  );
}

/** What the page says, and the desks of a route. */
function Above(part: PartProps) {
  const { page, labels, targets } = part;
  return (
    <>
      {blocksOf(part).slice(0, refineFrom(page))}
      <Desks desks={page.desks ?? []} labels={labels} targets={targets} />
    </>
  );
}

/** The choices, and on a route the question that only refines the list. */
function Below(part: PartProps) {
  const { page, targets } = part;
  const refine = blocksOf(part).slice(refineFrom(page));
  return (
    <>
      {page.choices.length > 0 && (
        <ul class="choices">
          {page.choices.map((choice, index) => (
            <li key={choice.place}>
              <Button
                target={targets.choice(index)}
                look={choice.weight ?? 'plain'}
                free={asks(page) && choice.weight === 'quiet'}
              >
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

function Sources({ page, labels }: Pick<WebView, 'page' | 'labels'>) {
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
