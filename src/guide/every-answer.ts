/** Every combination of closed answers, for the property tests and for tools that look at the whole guide. */

import { ANSWER_NAMES, type AnswerName, type Answers, type AnswerValues } from './answers';
import type { Guide } from './guide';
import { formatPlace, placeOf } from './place';

/** About a million combinations; absent answers included. The object is reused: copy what you keep. */
export function* everyAnswer(values: AnswerValues): Generator<Answers> {
  const names = [...ANSWER_NAMES];
  const choices = names.map((name) => [undefined, ...values[name]]);
  const at = names.map(() => 0);
  const answers: Partial<Record<AnswerName, string>> = {};
  for (;;) {
    yield answers;
    let field = names.length - 1;
    for (; field >= 0; field--) {
      const name = names[field] as AnswerName;
      at[field] = ((at[field] ?? 0) + 1) % (choices[field]?.length ?? 1);
      const value = choices[field]?.[at[field] ?? 0];
      if (value === undefined) delete answers[name];
      else answers[name] = value;
      if (at[field] !== 0) break;
    }
    if (field < 0) return;
  }
}

/** Every route with a topic and whom it is about, the other answers absent. */
export function routesByTopicAndAbout(guide: Guide): string[] {
  const { topic, about } = guide.places.values;
  return topic.flatMap((t) => about.map((a) => formatPlace(placeOf('route', { topic: t, about: a }))));
}

/** Every answer once, on its own and on a list of desks: the sentences that only some answers show. */
export function routesByAnswer(guide: Guide): string[] {
  const [topic = ''] = guide.topics.keys();
  return ANSWER_NAMES.flatMap((name) =>
    guide.places.values[name].flatMap((value) => [
      formatPlace(placeOf('route', { [name]: value })),
      formatPlace(placeOf('route', { topic, about: 'colleague', [name]: value })),
    ]),
  );
}

/** One route for every different list of desks that this guide can give. */
export function distinctRoutes(guide: Guide): string[] {
  const found = new Map<string, string>();
  for (const answers of everyAnswer(guide.places.values)) {
    if (answers.topic === undefined || answers.about === undefined) continue;
    const desks = guide.routing
      .desksFor(answers)
      .map(({ desk }) => desk)
      .join();
    if (!found.has(desks)) found.set(desks, formatPlace(placeOf('route', answers)));
  }
  return [...found.values()];
}
