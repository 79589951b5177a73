/** Values that nobody expects, for every field of an activity and of the web form. */

import fc from 'fast-check';

/** Half a character, as broken clients and attackers send it. */
const loneSurrogates = fc.string({
  unit: fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 8,
});

export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  loneSurrogates,
  fc.constantFrom(
    '',
    ' ',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '\u0000',
    '%',
    '%ff%fe',
    '$' + '{x}',
    '{{x}}',
    '../../etc/passwd',
    '<script>alert(1)</script>',
    '\u202Eright to left',
    'a'.repeat(9000),
    'ik word gepest door mijn leidinggevende',
    'route?topic=bullying&about=manager',
    'route?__proto__=x',
    'topic/__proto__',
  ),
);

/** Objects with keys that write to a prototype when somebody copies carelessly. */
const polluting = fc
  .tuple(fc.constantFrom('__proto__', 'constructor', 'prototype'), fc.jsonValue())
  .map(
    ([key, value]) =>
      JSON.parse(
        `{"${key}":${JSON.stringify({ polluted: true, prototype: { polluted: value } })}}`,
      ) as unknown,
  );

export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.jsonValue({ maxDepth: 4 }),
  polluting,
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    1.5,
    [],
    {},
    [[[]]],
    { id: {} },
    { length: -1 },
    'expectReplies',
  ),
  fc.array(fc.oneof(hostileText, polluting), { maxLength: 5 }),
);

export interface Change {
  path: readonly string[];
  /** `undefined`: the field is left out. */
  value: unknown;
}

/** A copy with some fields replaced. Own properties only, whatever their name. */
export function change(activity: object, changes: readonly Change[]): object {
  const copy: Fields = structuredClone({ ...activity });
  for (const { path, value } of changes) set(copy, path, value);
  return copy;
}

type Fields = Record<string, unknown>;

function set(at: Fields, [name = '', ...rest]: readonly string[], value: unknown): void {
  const inner = Object.hasOwn(at, name) ? at[name] : undefined;
  const next = typeof inner === 'object' && inner !== null ? inner : {};
  if (rest.length > 0) set(next as Fields, rest, value);
  const given = rest.length > 0 ? next : structuredClone(value);
  Object.defineProperty(at, name, { value: given, enumerable: true, configurable: true, writable: true });
}
