/** The doorverwijskaart to hang on a wall: every desk of the organisation on one sheet of A4; on screen a page. */

import type { Labels } from '../../words/words';
import { breakable, type Contact, ContactLinks, oneOfEach } from './contact-links';
import { drawDocument } from './document';
import { QuickExit } from './header';
import { type QrCode, QrCodeView } from './qr-code';

export interface PosterDesk {
  label: string;
  /** One line on what it is for. */
  short: string;
  contacts: readonly Contact[];
}

export interface Poster {
  language: string;
  direction: 'ltr' | 'rtl';
  labels: Labels;
  /** Help right now comes first, and large. */
  groups: readonly { title: string; desks: readonly PosterDesk[] }[];
  /** The day on which the first contact must be checked again, in words. */
  checkedUntil: string;
  /** Where the guide is, as people type it. */
  address: string;
  code: QrCode;
  languages: readonly { code: string; name: string }[];
  quickExit: string;
}

/** The whole document. */
export function drawPoster(poster: Poster): string {
  const { labels, language, direction } = poster;
  return drawDocument({
    language,
    direction,
    title: labels.name,
    styles: ['/poster.css'],
    children: <Body {...poster} />,
  });
}

function Body({ labels, groups, checkedUntil, address, code, languages, quickExit }: Poster) {
  const [now, ...others] = groups;
  return (
    <>
      <a class="nl-link nl-skip-link nl-skip-link--visible-on-focus" href="#main">
        {labels.skip}
      </a>
      <header class="top">
        <div class="bar">
          <a class="nl-button nl-button--secondary" href="/">
            {labels.start}
          </a>
          <span class="name" />
          {languages.map((other) => (
            <a
              class="nl-button nl-button--subtle"
              key={other.code}
              href={`/card?language=${other.code}`}
              lang={other.code}
            >
              {other.name}
            </a>
          ))}
          <QuickExit labels={labels} address={quickExit} />
        </div>
      </header>
      <main id="main" class="poster" tabIndex={-1}>
        <div class="poster-head">
          <div>
            <h1 class="nl-heading nl-heading--level-1">{labels.posterTitle}</h1>
            <p class="nl-paragraph poster-lead">{labels.posterLead}</p>
            <ul class="poster-promises">
              {[labels.posterDecide, labels.posterTalk, labels.posterManager].map((promise) => (
                <li key={promise}>{promise}</li>
              ))}
            </ul>
          </div>
          <div class="poster-code">
            <QrCodeView code={code} label={labels.posterScan ?? ''} />
            <p>{labels.posterScan}</p>
            <p class="poster-address">{breakable(address)}</p>
          </div>
        </div>
        {now && (
          <section class="poster-now">
            <h2>{now.title}</h2>
            <p class="poster-where">{labels.posterWhere}</p>
            <ul>
              {now.desks.map((desk) => (
                <li key={desk.label}>
                  <h3>{desk.label}</h3>
                  <p class="poster-numbers">
                    <ContactLinks contacts={desk.contacts.filter(({ channel }) => channel === 'phone')} />
                  </p>
                  <p>{desk.short}</p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div class="poster-desks">
          {others.map((group) => (
            <section key={group.title}>
              <h2>{group.title}</h2>
              <ul>
                {group.desks.map((desk) => (
                  <li key={desk.label}>
                    <h3>{desk.label}</h3>
                    <p>{desk.short}</p>
                    <p class="poster-contacts">
                      <ContactLinks contacts={oneOfEach(desk.contacts)} />
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <p class="poster-checked">{labels.posterChecked?.replace('{date}', checkedUntil)}</p>
      </main>
    </>
  );
}
