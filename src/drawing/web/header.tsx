/** The top of every page: the way out, help in danger, the way back, another language. */

import type { Navigation } from '../../guide/page';
import type { Labels } from '../../words/words';
import type { Targets } from '../numbered';
import { splitNumbers } from '../phone-numbers';
import { Button } from './button';
import { Form } from './form';

/** More languages than this stand on a page of their own. */
const LANGUAGES_MOST = 2;

export interface HeaderProps {
  place: string;
  navigation: Navigation;
  labels: Labels;
  targets: Targets;
  seal: string;
  /** The other languages: code and own name. */
  languages: readonly { code: string; name: string }[];
  quickExit: string;
}

export function Header({ place, navigation, labels, targets, seal, languages, quickExit }: HeaderProps) {
  return (
    <>
      <a class="nl-link nl-skip-link nl-skip-link--visible-on-focus" href="#main">
        {labels.skip}
      </a>
      <header class="top">
        <Form seal={seal}>
          <div class="bar">
            <span class="name">{labels.name}</span>
            {languages.length > LANGUAGES_MOST ? (
              <Button target={targets.language} look="quiet">
                {labels.language}
              </Button>
            ) : (
              languages.map(({ code, name }) => (
                <button
                  type="submit"
                  key={code}
                  name="language"
                  value={code}
                  lang={code}
                  class="nl-button nl-button--subtle"
                >
                  {name}
                </button>
              ))
            )}
            <QuickExit labels={labels} address={quickExit} />
          </div>
        </Form>
      </header>
      <DangerLine labels={labels} />
      <div class="around">
        <Form seal={seal}>
          <nav aria-label={labels.navigation ?? ''}>
            {navigation.back !== undefined && (
              <Button target={targets.back} look="quiet">
                {labels.back}
              </Button>
            )}
            {place !== 'start' && (
              <Button target={targets.start} look="quiet">
                {labels.start}
              </Button>
            )}
            {place !== 'danger' && (
              <Button target={targets.danger} look="quiet">
                {labels.danger}
              </Button>
            )}
          </nav>
        </Form>
      </div>
    </>
  );
}

/** The keys work with script only, so only script shows them. */
export function QuickExit({ labels, address }: { labels: Labels; address: string }) {
  return (
    <>
      <a class="exit nl-button nl-button--primary nl-button--negative" href={address} rel="noreferrer">
        {labels.quickExit}
      </a>
      <span class="exit-keys" hidden>
        {labels.quickExitKeys}
      </span>
    </>
  );
}

function DangerLine({ labels }: { labels: Labels }) {
  return (
    <aside class="danger-line" aria-label={labels.danger ?? ''}>
      <div class="around">
        {splitNumbers(labels.dangerLine ?? '').map((piece, i) =>
          i % 2 === 1 ? (
            <a class="nl-link" key={piece} href={`tel:${piece.replace('-', '')}`}>
              {piece}
            </a>
          ) : (
            piece
          ),
        )}
      </div>
    </aside>
  );
}
