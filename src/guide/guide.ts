/** The guide of one organisation: checked content, frozen, with the look-ups that pages need. */

import { answerValues } from './answers';
import {
  type Content,
  type Desk,
  type Entry,
  type Figure,
  type Organisation,
  OWNER_TO_FILL,
  type Procedure,
  type Topic,
} from './content';
import type { Text } from './page';
import { type Place, type PlaceRules, parsePlace } from './place';
import { makeRouting, type Routing } from './routing';

/** An entry with where it stands and where its sentences are. */
export interface PlacedEntry {
  entry: Entry;
  /** i18next namespace; its keys start with the entry's id. */
  namespace: string;
}

export interface Guide {
  organisation: Organisation;
  /** Another version makes every older seal stale. */
  version: string;
  groups: readonly { id: string; topics: readonly string[] }[];
  topics: ReadonlyMap<string, Topic>;
  /** The desks that exist here, in the order of desks.yaml, with this organisation's contacts. */
  desks: ReadonlyMap<string, Desk>;
  /** Paths of the pages that only this organisation has, without the pages below them. */
  ownPages: readonly string[];
  /** Desks with a contact that the organisation still has to fill in. */
  unfilled: readonly string[];
  procedures: ReadonlyMap<string, Procedure>;
  figures: ReadonlyMap<string, Figure>;
  /** By place path. */
  entries: ReadonlyMap<string, PlacedEntry>;
  routing: Routing;
  places: PlaceRules;
  /** Places where hand-off begins: their pages are made when somebody is there, and are no part of the guide. */
  doors: ReadonlySet<string>;
  /** Every place that is a page of its own without a query, in reading order. */
  staticPaths: readonly string[];
}

/** Paths that need a query to be a page of their own. */
const QUERY_PATHS = ['route', 'compare', 'search'];
/** The files of entries, the folder of their places, and where their sentences are. */
export const ENTRY_FILES = [
  { file: 'articles.yaml', namespace: 'articles', folder: '' },
  { file: 'manager.yaml', namespace: 'manager', folder: 'manager' },
  { file: 'aftercare.yaml', namespace: 'aftercare', folder: 'aftercare' },
  { file: 'rules.yaml', namespace: 'rules', folder: 'rules' },
  { file: 'dilemmas.yaml', namespace: 'dilemmas', folder: 'dilemma' },
  { file: 'pages.yaml', namespace: 'articles', folder: '' },
] as const;

/** `content` has passed `checkShape`; what it points to is checked by `checkContent`. */
export function makeGuide(content: Content, version: string): Guide {
  const organisation = content['organisation.yaml'];
  const topics = new Map(content['topics.yaml'].topics.map((topic) => [topic.id, topic]));
  const procedures = new Map(content['procedures.yaml'].map((procedure) => [procedure.id, procedure]));
  const isShown = (figure: Figure) => organisation.figures?.includes(figure.organisation) ?? true;
  const figures = new Map(content['figures.yaml'].filter(isShown).map((figure) => [figure.id, figure]));
  const desks = new Map<string, Desk>();
  const unfilled: string[] = [];
  for (const desk of content['desks.yaml']) {
    const here = organisation.desks[desk.id];
    if (!here) continue;
    const contacts = [...here.contacts, ...desk.contacts];
    const filled = contacts.filter(({ value }) => value !== OWNER_TO_FILL);
    desks.set(desk.id, { ...desk, contacts: filled });
    if (filled.length < contacts.length) unfilled.push(desk.id);
  }
  const entries = new Map<string, PlacedEntry>();
  for (const { file, namespace, folder } of ENTRY_FILES) {
    for (const entry of content[file]) {
      const path = entry.id === 'index' ? folder : folder ? `${folder}/${entry.id}` : entry.id;
      entries.set(path, { entry, namespace });
    }
  }
  const staticPaths = [
    'start',
    'language',
    'topics',
    ...content['topics.yaml'].groups.map((group) => `topics/${group.id}`),
    ...[...topics.keys()].map((topic) => `topic/${topic}`),
    'route',
    'card',
    ...[...desks.keys()].map((desk) => `desk/${desk}`),
    ...[...procedures.values()].flatMap((procedure) => [
      `procedure/${procedure.id}`,
      ...procedure.steps.map((_, i) => `procedure/${procedure.id}/${i + 1}`),
    ]),
    ...entries.keys(),
    'figures',
    ...[...figures.keys()].map((figure) => `figures/${figure}`),
  ];
  const languagePaths = organisation.languages.map((language) => `language/${language}`);
  const values = answerValues([...topics.keys()]);
  return Object.freeze({
    organisation,
    version,
    groups: content['topics.yaml'].groups,
    topics,
    desks,
    ownPages: content['pages.yaml'].map(({ id }) => id).filter((id) => !id.includes('/')),
    unfilled,
    procedures,
    figures,
    entries,
    routing: makeRouting(content['routes.yaml'], content['desks.yaml'], new Set(desks.keys()), values),
    places: {
      paths: new Set([...staticPaths, ...QUERY_PATHS, ...languagePaths]),
      desks: new Set(desks.keys()),
      values,
    },
    doors: new Set(doorsOf(organisation, desks)),
    staticPaths,
  });
}

/** Where hand-off begins here: a talk, a request to call back, the way back to a talk, and the adviser's desk. */
function doorsOf(organisation: Organisation, desks: ReadonlyMap<string, Desk>): string[] {
  const taking = organisation['hand-offs'].filter((id) => desks.get(id)?.['hand-off']);
  if (taking.length === 0) return [];
  const talks = taking.filter((id) => desks.get(id)?.['hand-off'] === 'relay');
  return [
    ...talks.map((id) => `handoff/relay/${id}`),
    ...taking.map((id) => `handoff/contact/${id}`),
    'handoff/return',
    'adviser/desk',
  ];
}

/** `undefined` for a place that this guide does not have. */
export function placeIn(guide: Guide, text: string): Place | undefined {
  return parsePlace(text, guide.places);
}

/** The title of the page at a path, also used as the label of links to it. */
export function titleOf(guide: Guide, path: string): Text {
  const placed = guide.entries.get(path);
  if (placed) return { key: `${placed.namespace}:${placed.entry.id}.title` };
  const [section = '', ...rest] = path.split('/');
  const id = rest.join('/');
  if (section === 'topics' && id) return { key: `topics:groups.${id}.title` };
  if (section === 'topic') return { key: `topics:${id}.title` };
  if (section === 'desk') return { key: `desks:${id}.title` };
  if (section === 'procedure') return procedureTitle(guide, rest);
  if (section === 'figures' && id) return { key: `figures:${id}.title` };
  return { key: `interface:pages.${section}.title` };
}

function procedureTitle(guide: Guide, [id = '', number]: string[]): Text {
  const step = number === undefined ? undefined : guide.procedures.get(id)?.steps[Number(number) - 1];
  return { key: step ? `procedures:${id}.steps.${step.id}.title` : `procedures:${id}.title` };
}
