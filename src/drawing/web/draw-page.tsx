/** Worded page to HTML: the document around the blocks. No script, no style attribute, no address but this one. */

import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { WordedPage } from '../../guide/page';
import type { Labels } from '../../words/words';
import { BUTTON, numberButtons, refineFrom } from '../numbered';
import { splitNumbers } from '../phone-numbers';
import { BlockView } from './blocks';
import { Button } from './button';
import { Desks } from './desks';

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

/** The whole document. */
export function drawPage(view: WebView): string {
  return `<!doctype html>${render(<Document {...view} />)}`;
}

function Document(view: WebView) {
  const { page, labels, seal, notice } = view;
  return (
    <html lang={page.language} dir={page.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{labels.name}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <Header {...view} />
        <main id="main">
          {notice && (
            <p class="notice" role="status">
              {notice}
            </p>
          )}
          <h1>{page.title}</h1>
          <Form seal={seal}>
            <Above page={page} labels={labels} />
          </Form>
          {page.place === 'start' && <Question {...view} />}
          <Form seal={seal}>
            <Below page={page} labels={labels} />
          </Form>
          {page.place !== 'start' && page.place !== 'danger' && <Question {...view} />}
        </main>
        {page.sources.length > 0 && (
          <footer>
            <Sources page={page} labels={labels} />
          </footer>
        )}
      </body>
    </html>
  );
}

function Form({ seal, children }: { seal: string; children: ComponentChildren }) {
  return (
    <form method="post" action="/">
      <input type="hidden" name="seal" value={seal} />
      {children}
    </form>
  );
}

function Header({ page, labels, seal, languages, quickExit }: WebView) {
  return (
    <header>
      <Form seal={seal}>
        <div class="top">
          <span class="name">{labels.name}</span>
          {languages.map(({ code, name }) => (
            <button type="submit" key={code} name="language" value={code} lang={code}>
              {name}
            </button>
          ))}
          <a class="exit" href={quickExit} rel="noreferrer">
            {labels.quickExit}
          </a>
        </div>
        <p class="danger-line">
          {splitNumbers(labels.dangerLine ?? '').map((piece, i) =>
            i % 2 === 1 ? (
              <a key={piece} href={`tel:${piece.replace('-', '')}`}>
                {piece}
              </a>
            ) : (
              piece
            ),
          )}
        </p>
        <nav aria-label={labels.navigation ?? ''}>
          {page.navigation.back !== undefined && <Button i={BUTTON.back}>{labels.back}</Button>}
          {page.place !== 'start' && <Button i={BUTTON.start}>{labels.start}</Button>}
          {page.place !== 'danger' && <Button i={BUTTON.danger}>{labels.danger}</Button>}
        </nav>
      </Form>
    </header>
  );
}

interface BodyProps {
  page: WordedPage;
  labels: Labels;
}

function blocksOf({ page, labels }: BodyProps) {
  const numbers = numberButtons(page);
  return page.blocks.map((block, index) => (
    <BlockView key={index} block={block} index={index} numbers={numbers} labels={labels} />
  ));
}

/** What the page says, and the desks of a route. */
function Above({ page, labels }: BodyProps) {
  return (
    <>
      {blocksOf({ page, labels }).slice(0, refineFrom(page))}
      <Desks desks={page.desks ?? []} labels={labels} numbers={numberButtons(page)} />
    </>
  );
}

/** The choices, and on a route the question that only refines the list. */
function Below({ page, labels }: BodyProps) {
  const numbers = numberButtons(page);
  const refine = blocksOf({ page, labels }).slice(refineFrom(page));
  return (
    <>
      {page.choices.length > 0 && (
        <ul class="choices">
          {page.choices.map((choice, index) => (
            <li key={choice.place}>
              <Button i={numbers.choice(index)} kind={choice.weight ?? 'plain'}>
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

function Question({ page, labels, seal }: WebView) {
  return (
    <section class="question">
      <Form seal={seal}>
        <label for="question">
          {page.kind === 'notice' || page.place.startsWith('search') ? labels.questionAgain : labels.question}
        </label>
        <p id="hint">{labels.questionHint}</p>
        <textarea
          id="question"
          name="question"
          rows={2}
          maxlength={2000}
          autocomplete="off"
          aria-describedby="hint"
        />
        <button type="submit" class="primary">
          {labels.ask}
        </button>
      </Form>
    </section>
  );
}

function Sources({ page, labels }: { page: WordedPage; labels: Labels }) {
  if (page.sources.length === 0) return null;
  const lines = page.sources.map((source) =>
    (labels[`source-${source.kind}`] ?? '{ref}').replace('{ref}', source.ref),
  );
  return (
    <details>
      <summary>{labels.sources}</summary>
      <ul>
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
