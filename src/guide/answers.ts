/** The closed answers of a route: the only things a person can tell the guide about a matter. */

export const ABOUT = [
  'manager',
  'colleague',
  'head-of-post',
  'senior-management',
  'direct-report',
  'group',
  'outsider',
  'organisation',
  'adviser',
  'integrity-staff',
  'myself',
  'unknown',
] as const;
export const WANT = ['talk', 'advice', 'report', 'complain', 'outside', 'care', 'unsure'] as const;
export const WHO = ['affected', 'bystander', 'manager', 'accused', 'reporter-before'] as const;
export const POSITION = [
  'employee',
  'local-staff',
  'posted',
  'trainee',
  'hired',
  'former',
  'applicant',
  'household-or-family',
  'outside-party',
] as const;
export const WHERE = ['nl', 'post'] as const;

/** Declined: “that I'd rather not say”. */
export const SKIP = 'skip';

/** Query order of a place, and the order in which a route asks. */
export const ANSWER_NAMES = ['topic', 'about', 'want', 'who', 'position', 'where'] as const;
export type AnswerName = (typeof ANSWER_NAMES)[number];

/** An absent answer was not asked; `skip` was declined. */
export type Answers = Readonly<Partial<Record<AnswerName, string>>>;

/** The values each answer may have, `skip` included. */
export type AnswerValues = Readonly<Record<AnswerName, readonly string[]>>;

export function answerValues(topics: readonly string[]): AnswerValues {
  const withSkip = (values: readonly string[]) => [...values, SKIP];
  return {
    topic: withSkip(topics),
    about: withSkip(ABOUT),
    want: withSkip(WANT),
    who: withSkip(WHO),
    position: withSkip(POSITION),
    where: withSkip(WHERE),
  };
}

/** The answers in `given` that are known by name and value; `undefined` when one is not. */
export function checkAnswers(given: Record<string, unknown>, values: AnswerValues): Answers | undefined {
  const answers: Partial<Record<AnswerName, string>> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!isAnswerName(name) || typeof value !== 'string' || !values[name].includes(value)) return undefined;
    answers[name] = value;
  }
  return answers;
}

export function isAnswerName(name: string): name is AnswerName {
  return (ANSWER_NAMES as readonly string[]).includes(name);
}
