/** Checks what content points to: ids, places, answers, and that every place can be reached. */

import { ANSWER_NAMES, isAnswerName } from './answers';
import { type ConditionContent, type Content, OWNER_TO_FILL, type Problem } from './content';
import { ENTRY_FILES, type Guide, makeGuide, placeIn } from './guide';
import { targetsOf } from './page';
import { pageAt } from './page-at';
import { placeOf } from './place';

const CHOICES_MOST = 7;
/** How long before a contact's date somebody is told to check it. */
const WARN_DAYS = 30;

/** Empty when everything points to something. `today` is an ISO date. */
export function checkReferences(content: Content, today: string): Problem[] {
  const guide = makeGuide(content, '0'.repeat(12));
  const problems = [
    ...checkIds(content, guide),
    ...checkConditions(content, guide),
    ...checkEntries(content, guide),
    ...checkContacts(content, today),
  ];
  const isBroken = problems.some(({ isWarning }) => !isWarning);
  return isBroken ? problems : [...problems, ...checkPages(guide, today)];
}

function checkIds(content: Content, guide: Guide): Problem[] {
  const topics = content['topics.yaml'].topics.map(({ id }) => id);
  const desks = content['desks.yaml'].map(({ id }) => id);
  const procedures = content['procedures.yaml'].map(({ id }) => id);
  const known = (
    ids: string[],
    used: { file: string; key: string; ids: readonly string[] }[],
    what: string,
  ) =>
    used.flatMap(({ file, key, ids: named }) =>
      named
        .filter((id) => !ids.includes(id))
        .map(
          (id): Problem => ({
            file,
            key,
            remedy: `there is no ${what} "${id}": mend the id or add the ${what}`,
          }),
        ),
    );
  const { groups, topics: topicList } = content['topics.yaml'];
  const routes = content['routes.yaml'];
  return [
    ...known(
      topics,
      groups.map((group) => ({ file: 'topics.yaml', key: group.id, ids: group.topics })),
      'topic',
    ),
    ...known(
      topics,
      topicList.map((topic) => ({ file: 'topics.yaml', key: topic.id, ids: topic.subtopics })),
      'topic',
    ),
    ...known(
      content['rules.yaml'].map(({ id }) => id),
      topicList.map((topic) => ({ file: 'topics.yaml', key: topic.id, ids: topic.rules })),
      'rule',
    ),
    ...known(
      topics,
      Object.entries(routes.sets).map(([key, ids]) => ({ file: 'routes.yaml', key: `sets.${key}`, ids })),
      'topic',
    ),
    ...known(
      desks,
      routes.rules.map((rule) => ({ file: 'routes.yaml', key: rule.id, ids: rule.desks })),
      'desk',
    ),
    ...known(
      desks,
      routes.closed.map((closed, i) => ({ file: 'routes.yaml', key: `closed.${i}`, ids: closed.desks })),
      'desk',
    ),
    ...known(
      desks,
      content['procedures.yaml'].map(({ id, desks: named }) => ({
        file: 'procedures.yaml',
        key: id,
        ids: named,
      })),
      'desk',
    ),
    ...known(
      [...guide.places.paths],
      content['procedures.yaml'].map(({ id, related }) => ({
        file: 'procedures.yaml',
        key: id,
        ids: related,
      })),
      'place',
    ),
    ...known(
      desks,
      [{ file: 'organisation.yaml', key: 'desks', ids: Object.keys(content['organisation.yaml'].desks) }],
      'desk',
    ),
    ...known(
      procedures,
      content['desks.yaml'].map(({ id, procedure }) => ({
        file: 'desks.yaml',
        key: id,
        ids: procedure ? [procedure] : [],
      })),
      'procedure',
    ),
  ];
}

function checkConditions(content: Content, guide: Guide): Problem[] {
  const { sets, rules, closed, notes } = content['routes.yaml'];
  const conditions: [string, ConditionContent][] = [
    ...[...rules, ...notes].flatMap((item): [string, ConditionContent][] => [
      [item.id, item.when],
      [item.id, item.unless],
    ]),
    ...closed.map((item, i): [string, ConditionContent] => [`closed.${i}`, item.when]),
  ];
  const file = 'routes.yaml';
  return conditions.flatMap(([key, condition]) =>
    Object.entries(condition).flatMap(([name, accepted]): Problem[] => {
      if (!isAnswerName(name))
        return [{ file, key, remedy: `"${name}" is no answer: use ${ANSWER_NAMES.join(', ')}` }];
      const known = [...guide.places.values[name], 'absent', ...(name === 'topic' ? Object.keys(sets) : [])];
      return accepted
        .filter((value) => !known.includes(value))
        .map((value) => ({
          file,
          key,
          remedy: `"${value}" is no value of ${name}: use one of ${known.join(', ')}`,
        }));
    }),
  );
}

/** Where hand-off may begin in some organisation. */
const DOOR = /^(handoff\/((relay|contact)\/[a-z-]+|return)|adviser\/desk)$/;

function checkEntries(content: Content, guide: Guide): Problem[] {
  // Left out of a page where an organisation does not have it.
  const desks = new Set(content['desks.yaml'].map(({ id }) => `desk/${id}`));
  const isDeskElsewhere = (place: string) => desks.has(place);
  // Left out as well where hand-off is not taken.
  const isDoorElsewhere = (place: string) => guide.doors.has(place) || DOOR.test(place);
  return ENTRY_FILES.flatMap(({ file }) =>
    content[file].flatMap((entry): Problem[] => [
      ...[
        ...entry.choices.map(({ to }) => to),
        ...entry.blocks.flatMap((block) => ('links' in block ? block.links : [])),
      ]
        .filter((to) => !placeIn(guide, to) && !isDeskElsewhere(to) && !isDoorElsewhere(to))
        .map((to) => ({ file, key: entry.id, remedy: `there is no place "${to}": mend the choice` })),
      ...entry.blocks
        .flatMap((block) => ('contacts' in block ? block.contacts : []))
        .filter((desk) => !isDeskElsewhere(`desk/${desk}`))
        .map((desk) => ({
          file,
          key: entry.id,
          remedy: `there is no desk "${desk}": mend the contacts`,
        })),
    ]),
  );
}

function checkContacts(content: Content, today: string): Problem[] {
  const contacts = [
    ...content['desks.yaml'].map(({ id, contacts: list }) => ({ file: 'desks.yaml', id, list })),
    ...Object.entries(content['organisation.yaml'].desks).map(([id, here]) => ({
      file: 'organisation.yaml',
      id,
      list: here.contacts,
    })),
  ];
  const soon = addDays(today, WARN_DAYS);
  const dates = contacts.flatMap(({ file, id, list }) =>
    list
      .filter((contact) => contact['checked-until'] < soon)
      .map(
        ({ 'checked-until': until }): Problem => ({
          file,
          key: id,
          remedy: `the contact was checked until ${until}: check it and write a new date`,
          ...(until >= today && { isWarning: true }),
        }),
      ),
  );
  return [...dates, ...checkUnreachable(content)];
}

/** A desk outside the line that nobody can reach: no contact, and none marked as still to be filled in. */
function checkUnreachable(content: Content): Problem[] {
  const here = content['organisation.yaml'].desks;
  return content['desks.yaml']
    .filter(
      ({ id, outside, contacts }) =>
        outside === 'line' && contacts.length === 0 && here[id]?.contacts.length === 0,
    )
    .map(({ id }) => ({
      file: 'organisation.yaml',
      key: id,
      remedy: `fill in a contact, or write "${OWNER_TO_FILL}" until there is one`,
    }));
}

/** ISO date to ISO date. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Every page has at most seven choices, leads to places that exist, and can be reached from the start. */
function checkPages(guide: Guide, today: string): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set(['start', 'search', 'compare']);
  const queue = ['start'];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const page = pageAt(guide, placeOf(path), today);
    if (page.choices.length > CHOICES_MOST) {
      problems.push({
        file: 'content',
        key: path,
        remedy: `has ${page.choices.length} choices: keep at most seven`,
      });
    }
    if (page.choices.length === 0 && !page.blocks.some((block) => block.type === 'links')) {
      problems.push({ file: 'content', key: path, remedy: 'is a dead end: give it at least one choice' });
    }
    for (const target of targetsOf(page)) {
      if (guide.doors.has(target)) continue;
      const place = placeIn(guide, target);
      if (!place)
        problems.push({ file: 'content', key: path, remedy: `leads to "${target}", which does not exist` });
      else if (!seen.has(place.path) && !place.path.startsWith('language/')) {
        seen.add(place.path);
        queue.push(place.path);
      }
    }
    if (path === 'route') queue.push(...unseenOfRoutes(guide, seen, today));
  }
  const lost = guide.staticPaths.filter((path) => !seen.has(path));
  return [
    ...problems,
    ...lost.map((path) => ({
      file: 'content',
      key: path,
      remedy: 'nothing leads to this place: link it or remove it',
    })),
  ];
}

/** What routes lead to, over every topic. */
function unseenOfRoutes(guide: Guide, seen: Set<string>, today: string): string[] {
  const paths = guide.places.values.topic.flatMap((topic) =>
    targetsOf(pageAt(guide, placeOf('route', { topic, about: 'colleague' }), today)).map(
      (target) => target.split('?')[0] ?? '',
    ),
  );
  const fresh = [...new Set(paths)].filter((path) => !seen.has(path) && guide.places.paths.has(path));
  for (const path of fresh) seen.add(path);
  return fresh;
}
