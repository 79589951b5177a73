/** The shape of the content files. What does not fit is told as `file: key: what to do`. */

import { z } from 'zod';
import type { SourceRef } from './page';

const strict = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).strict();
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/, 'use small letters, digits and hyphens');
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'write the date as 2027-06-30');

/** `- law: "Awb 9:11"`: one kind and what it points to. */
const source = z
  .union([
    strict({ document: z.enum(['001', '002', '003', '004']) }),
    strict({ law: z.string() }),
    strict({ public: z.string() }),
    strict({ 'owner-to-confirm': z.string() }),
  ])
  .transform((given): SourceRef => {
    const [kind, ref] = Object.entries(given)[0] as [SourceRef['kind'], string];
    return { kind, ref };
  });
const sources = z.array(source).min(1, 'name at least one source');

const contact = strict({
  channel: z.enum(['phone', 'mail', 'web', 'visit']),
  value: z.string().min(2),
  'checked-until': date,
});

const tone = z.enum(['plain', 'warning', 'danger', 'quiet']).optional();
const entryBlock = z.union([
  strict({ paragraph: z.string(), tone }),
  strict({ list: z.string(), ordered: z.boolean().optional() }),
  strict({ say: z.string() }),
  strict({ steps: z.array(id).min(1) }),
  strict({ contacts: z.array(id).min(1) }),
  strict({ links: z.array(z.string()).min(1) }),
]);
export type EntryBlock = z.infer<typeof entryBlock>;

const entry = strict({
  id,
  kind: z.enum(['article', 'choice', 'steps']).default('article'),
  blocks: z.array(entryBlock).min(1),
  choices: z
    .array(
      strict({
        to: z.string(),
        label: z.string().optional(),
        weight: z.enum(['primary', 'danger', 'quiet']).optional(),
      }),
    )
    .max(7, 'a page has at most seven choices')
    .default([]),
  sources,
});
export type Entry = z.infer<typeof entry>;

const topicGroup = strict({ id, topics: z.array(id).min(1) });
const topic = strict({
  id,
  /** The term of the uniform registration of integrity incidents. */
  uniform: z.string(),
  /** Said to lead to the complaints committee: how people treat each other. */
  conduct: z.boolean().default(false),
  /** Safety and care come before any choice. */
  danger: z.boolean().default(false),
  subtopics: z.array(id).default([]),
  /** Rules that touch it, by their id in rules.yaml. */
  rules: z.array(id).max(2).default([]),
  sources,
});
export type Topic = z.infer<typeof topic>;

const desk = strict({
  id,
  /** `no`: in the management line. `line`: inside the organisation, outside that line. */
  outside: z.enum(['no', 'line', 'organisation']),
  human: z.boolean(),
  /** Shown first on the card: for whoever needs help right now. */
  urgent: z.boolean().default(false),
  report: z.union([z.boolean(), z.literal('later')]),
  anonymous: z.enum(['yes', 'no', 'partly']),
  /** Whom this desk is or depends on, in the words of the answer `about`. */
  'answers-to': z.array(
    z.enum(['manager', 'head-of-post', 'senior-management', 'adviser', 'integrity-staff']),
  ),
  procedure: id.optional(),
  /** What people behind this desk can be asked through the hand-off: a talk, or only to call back. */
  'hand-off': z.enum(['relay', 'call-back']).optional(),
  contacts: z.array(contact).default([]),
  sources,
});
export type Desk = z.infer<typeof desk>;

const step = strict({
  id,
  /** The article of law or the source document behind this step. */
  source: z.string().optional(),
  /** There is a term, and its words stand in the locale. */
  term: z.boolean().optional(),
  confirm: z.boolean().optional(),
});
const procedure = strict({
  id,
  steps: z.array(step).min(2),
  desks: z.array(id),
  /** Paths of pages that belong with this procedure. */
  related: z.array(z.string()).max(2).default([]),
  sources,
});
export type Procedure = z.infer<typeof procedure>;

/** Closed answers by name; every named answer must have one of its values. */
const condition = z.record(z.string(), z.array(z.string()).min(1));
export type ConditionContent = z.infer<typeof condition>;
const rule = strict({
  id,
  when: condition.default({}),
  unless: condition.default({}),
  desks: z.array(id).min(1),
});
const routes = strict({
  /** Names for sets of topics, usable wherever a rule names a topic. */
  sets: z.record(z.string(), z.array(id)),
  rules: z.array(rule).min(1),
  closed: z.array(strict({ desks: z.array(id).min(1), when: condition })),
  notes: z.array(strict({ id, when: condition.default({}), unless: condition.default({}), tone })),
});
export type RoutesContent = z.infer<typeof routes>;
export type RuleContent = z.infer<typeof rule>;

const secureAddress = z.string().url().startsWith('https://', 'write the address with https://');
/** Who publishes the app in Teams; the store shows it. Only `npm run package` needs it. */
const publisher = strict({
  name: z.string().min(1).max(32, 'use at most 32 characters'),
  website: secureAddress,
  privacy: secureAddress,
  terms: secureAddress,
});

const figure = strict({
  id,
  /** Who published it: figures of two organisations are never laid together. */
  organisation: z.string(),
  years: z.string(),
  source: z.enum(['001', '002', '003', '004']),
  /** `null`: the source gives no number; the label says what it does say. */
  series: z.array(strict({ id, value: z.number().nullable() })).min(1),
});
export type Figure = z.infer<typeof figure>;

const organisation = strict({
  id,
  languages: z.array(z.string()).min(1),
  'quick-exit': z.string().url(),
  /** Whose published figures are shown; all of them when left out. */
  figures: z.array(z.string()).optional(),
  publisher: publisher.optional(),
  desks: z.record(id, strict({ contacts: z.array(contact).default([]) })),
  /** The desks that take hand-offs here: somebody on the roster stands behind each. */
  'hand-offs': z.array(id).default([]),
});
export type Organisation = z.infer<typeof organisation>;

const files = {
  'topics.yaml': strict({ groups: z.array(topicGroup).min(1), topics: z.array(topic).min(1) }),
  'desks.yaml': z.array(desk).min(1),
  'routes.yaml': routes,
  'procedures.yaml': z.array(procedure),
  'articles.yaml': z.array(entry),
  'manager.yaml': z.array(entry),
  'aftercare.yaml': z.array(entry),
  'rules.yaml': z.array(entry),
  'dilemmas.yaml': z.array(entry),
  'figures.yaml': z.array(figure),
  'organisation.yaml': organisation,
  /** Pages that only this organisation has. */
  'pages.yaml': z.array(entry),
};
export type ContentFile = keyof typeof files;
export type Content = { [File in ContentFile]: z.infer<(typeof files)[File]> };
export const CONTENT_FILES = Object.keys(files) as ContentFile[];

/** Stands where an organisation must fill in a contact. Such a contact is never shown, and stops production. */
export const OWNER_TO_FILL = 'owner-to-fill';

export interface Problem {
  file: string;
  key: string;
  remedy: string;
  /** To be done soon; nothing is wrong yet. */
  isWarning?: true;
}

/** The content, or every problem found in its shape. `raw` holds the parsed YAML a file. */
export function checkShape(
  raw: Record<ContentFile, unknown>,
): { content: Content } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const content: Partial<Record<ContentFile, unknown>> = {};
  for (const file of CONTENT_FILES) {
    const result = files[file].safeParse(raw[file]);
    if (result.success) content[file] = result.data;
    else problems.push(...result.error.issues.map((issue) => problemOf(file, issue, raw[file])));
  }
  return problems.length > 0 ? { problems } : { content: content as Content };
}

function problemOf(file: string, issue: z.ZodIssue, raw: unknown): Problem {
  const [index] = issue.path;
  const entry = typeof index === 'number' && Array.isArray(raw) ? raw[index] : undefined;
  const name = entry && typeof entry === 'object' && 'id' in entry ? String(entry.id) : undefined;
  const path = name === undefined ? issue.path : [name, ...issue.path.slice(1)];
  return { file, key: path.join('.') || '(file)', remedy: issue.message };
}
