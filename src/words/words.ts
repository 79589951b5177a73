/** Page and language to worded page. The only user of i18next. */

import i18next from 'i18next';
import type { Block, Page, Text, WordedPage } from '../guide/page';

/** The words around a page: navigation, the danger line, the question field. From `interface:chrome`. */
export type Labels = Readonly<Record<string, string>>;

export interface Words {
  languages: readonly string[];
  /** `language` is one of `languages`. Pure over the loaded sentences. */
  word(page: Page, language: string): WordedPage;
  /** One text on its own: a key may hold several sentences. */
  say(text: Text, language: string): string[];
  labels(language: string): Labels;
  directionOf(language: string): 'ltr' | 'rtl';
  /** The other languages, each with its own name for itself. */
  others(language: string): { code: string; name: string }[];
}

/** `locales`: language to namespace to sentences; `languages`: the ones this organisation offers, best first. */
export function makeWords(
  locales: Record<string, Record<string, object>>,
  languages: readonly string[],
): Words {
  const instance = i18next.createInstance();
  instance.init({
    resources: locales as Record<string, Record<string, Record<string, string>>>,
    fallbackLng: languages[0] ?? 'nl',
    supportedLngs: [...languages],
    initAsync: false,
    returnObjects: true,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key: string) => {
      throw new Error(`no sentence for the key ${key}`);
    },
  });

  const say = (text: Text, language: string): string | string[] => {
    const values = Object.entries(text.with ?? {}).map(([name, value]) => [
      name,
      typeof value === 'object' ? sayOne(value, language) : value,
    ]);
    return instance.t(text.key, { lng: language, ...Object.fromEntries(values) }) as string | string[];
  };
  const sayOne = (text: Text, language: string): string => {
    const said = say(text, language);
    return Array.isArray(said) ? said.join(' ') : said;
  };
  const labels = new Map(
    languages.map((language) => {
      const chrome = instance.t('interface:chrome', { lng: language }) as unknown;
      return [language, Object.freeze(chrome as Labels)] as const;
    }),
  );

  const directionOf = (language: string) => instance.dir(language);

  return {
    languages,
    directionOf,
    word(page, language) {
      const one = (text: Text) => sayOne(text, language);
      const many = (text: Text) => [say(text, language)].flat();
      return {
        place: page.place,
        kind: page.kind,
        language,
        direction: directionOf(language),
        title: one(page.title),
        blocks: page.blocks.flatMap((block) => wordBlock(block, one, many)),
        choices: page.choices.map((choice) => ({ ...choice, label: one(choice.label) })),
        navigation: page.navigation,
        ...(page.desks && {
          desks: page.desks.map((desk) => ({ ...desk, label: one(desk.label), reason: one(desk.reason) })),
        }),
        sources: page.sources,
      };
    },
    say(text, language) {
      return [say(text, language)].flat();
    },
    labels(language) {
      return labels.get(language) ?? {};
    },
    others(language) {
      const codes = languages.filter((code) => code !== language);
      return codes.map((code) => ({ code, name: instance.t(`interface:languages.${code}`, { lng: code }) }));
    },
  };
}

type One = (text: Text) => string;
type Many = (text: Text) => string[];

/** A key with several sentences becomes several paragraphs, list items or sentences to say. */
function wordBlock(block: Block<Text>, one: One, many: Many): Block<string>[] {
  switch (block.type) {
    case 'paragraph':
    case 'say':
      return many(block.text).map((text) => ({ ...block, text }));
    case 'list':
      return [{ ...block, items: block.items.flatMap(many) }];
    case 'links':
      return [
        {
          type: 'links',
          ...(block.title && { title: one(block.title) }),
          items: block.items.map(({ label, place, note }) => ({
            label: one(label),
            place,
            ...(note && { note: one(note) }),
          })),
        },
      ];
    case 'facts':
      return [
        {
          type: 'facts',
          items: block.items.map(({ label, value }) => ({ label: one(label), value: one(value) })),
        },
      ];
    case 'steps':
      return [
        {
          type: 'steps',
          items: block.items.map(({ title, text, term, ...rest }) => ({
            title: one(title),
            text: one(text),
            ...(term && { term: one(term) }),
            ...rest,
          })),
        },
      ];
    case 'table':
      return [
        {
          type: 'table',
          caption: one(block.caption),
          head: block.head.map(one),
          rows: block.rows.map((row) => row.map(one)),
        },
      ];
    case 'chart':
      return [
        {
          ...block,
          caption: one(block.caption),
          unit: one(block.unit),
          series: block.series.map((bar) => ({ ...bar, label: one(bar.label), shown: one(bar.shown) })),
        },
      ];
    case 'contact':
      return [{ ...block, label: one(block.label) }];
    case 'message': {
      const { when, ...rest } = block;
      return [{ ...rest, from: one(block.from), ...(when && { when: one(when) }) }];
    }
    case 'receipt':
      return [{ ...block, caption: one(block.caption) }];
    case 'field': {
      const { options, hint, ...rest } = block;
      return [
        {
          ...rest,
          label: one(block.label),
          ...(hint && { hint: one(hint) }),
          ...(options && { options: options.map(({ value, label }) => ({ value, label: one(label) })) }),
        },
      ];
    }
  }
}
