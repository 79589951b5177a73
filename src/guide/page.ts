/** What a page is: shown at a place, without channel or layout. `T` is a key to be worded, or the worded string. */

/** A sentence by its key (`namespace:path`), with values laid into it. A key may hold several sentences. */
export interface Text {
  readonly key: string;
  readonly with?: Readonly<Record<string, string | number | Text>>;
}

export type PageKind =
  | 'choice'
  | 'article'
  | 'route'
  | 'desk'
  | 'steps'
  | 'comparison'
  | 'figures'
  | 'form'
  | 'receipt'
  | 'thread'
  | 'notice';

export type Tone = 'plain' | 'warning' | 'danger' | 'quiet';
export type Weight = 'primary' | 'danger' | 'quiet';

export interface LinkItem<T> {
  label: T;
  place: string;
  note?: T;
}

export type Block<T> =
  | { type: 'paragraph'; text: T; tone?: Tone }
  | { type: 'list'; items: T[]; ordered?: boolean }
  | { type: 'links'; title?: T; items: LinkItem<T>[] }
  | { type: 'facts'; items: { label: T; value: T }[] }
  | { type: 'steps'; items: { title: T; text: T; term?: T; source?: string }[] }
  | { type: 'say'; text: T }
  | { type: 'table'; head: T[]; rows: T[][]; caption: T }
  | {
      type: 'chart';
      caption: T;
      unit: T;
      series: { label: T; value: number | null; shown: T }[];
    }
  | {
      type: 'contact';
      channel: 'phone' | 'mail' | 'web' | 'visit';
      label: T;
      value: string;
      /** ISO date after which the contact may be out of date. */
      checkedUntil: string;
    }
  /** Words typed by a person: never worded, drawn exactly as they stand. `own`: written by the one who looks. */
  | { type: 'message'; from: T; when?: T; text: string; own?: boolean }
  /** A return code: six plain words, or the same secret as 22 digits. */
  | { type: 'receipt'; words: string[]; digits: string; caption: T }
  | Field<T>;

/** `select` is a compact choice, `code` a line that nothing may complete, correct or remember. */
export type FieldInput = 'text' | 'choice' | 'select' | 'date' | 'checkbox' | 'code';

export interface Field<T> {
  type: 'field';
  name: string;
  label: T;
  input: FieldInput;
  options?: { value: string; label: T }[];
  required?: boolean;
  /** A text of several lines. */
  long?: true;
  /** What stands in it already, typed or chosen before: a text, an option, an ISO date, `yes` for a tick. */
  value?: string;
  hint?: T;
  /** The most characters it takes; if it does not say, 2,000 for a long one and 200 for a line. */
  most?: number;
}

export interface Choice<T> {
  label: T;
  place: string;
  weight?: Weight;
}

export interface SourceRef {
  kind: 'document' | 'law' | 'public' | 'owner-to-confirm';
  ref: string;
  note?: string;
}

export interface Navigation {
  back?: string;
  start: 'start';
  danger: 'danger';
  language: 'language';
}

export interface DeskLink<T> {
  id: string;
  label: T;
  reason: T;
  place: string;
}

export interface PageOf<T> {
  place: string;
  kind: PageKind;
  title: T;
  blocks: Block<T>[];
  /** At most seven; lists of links are blocks. */
  choices: Choice<T>[];
  navigation: Navigation;
  /** Kind `route` once it has enough answers: the whole ordered list. */
  desks?: DeskLink<T>[];
  sources: SourceRef[];
}

/** A page before words. */
export type Page = PageOf<Text>;

/** A page as people read it; its JSON form is an interface (docs/interfaces/page.schema.json). */
export interface WordedPage extends PageOf<string> {
  /** BCP 47. */
  language: string;
  direction: 'ltr' | 'rtl';
}

/** Every place a page leads to, in one fixed order: a button carries only its number in this list. */
export function targetsOf(page: PageOf<unknown>): string[] {
  const links = page.blocks.flatMap((block) => (block.type === 'links' ? block.items : []));
  const { back, start, danger, language } = page.navigation;
  return [
    start,
    danger,
    language,
    back ?? start,
    ...[...page.choices, ...links, ...(page.desks ?? [])].map((target) => target.place),
  ];
}
