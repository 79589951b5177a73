/** `npm run page -- <place>`: prints one page, all pages, or the desks for answers on stdin. */

import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { environment, readConfig } from '../config';
import { loadCards } from '../drawing/cards';
import { drawView } from '../drawing/slack/draw-view';
import { drawCard } from '../drawing/teams/draw-card';
import { loadTeamsCards } from '../drawing/teams/load-cards';
import { drawPage } from '../drawing/web/draw-page';
import { AppError } from '../errors';
import { checkAnswers } from '../guide/answers';
import { distinctRoutes, routesByTopicAndAbout } from '../guide/every-answer';
import { type Guide, placeIn } from '../guide/guide';
import type { WordedPage } from '../guide/page';
import { pageAt } from '../guide/page-at';
import { type Advice, loadGuide } from '../load-guide';
import { complain, print } from '../log';

const ROOT = join(__dirname, '..', '..');
const FORMS = ['json', 'teams', 'slack', 'html'] as const;
type Form = (typeof FORMS)[number];
/** Stands where a real page has its seal. */
const NO_SEAL = 'printed-page';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      language: { type: 'string', default: 'nl' },
      organisation: { type: 'string', default: readConfig(environment()).organisation },
      as: { type: 'string', default: 'json' },
      all: { type: 'boolean', default: false },
      desks: { type: 'boolean', default: false },
    },
  });
  const advice = loadGuide(ROOT, values.organisation);
  const form = FORMS.find((known) => known === values.as);
  if (!form) throw new AppError('form-unknown', `--as takes ${FORMS.join(', ')}.`);
  if (!advice.words.languages.includes(values.language)) {
    throw new AppError('language-unknown', `--language takes ${advice.words.languages.join(', ')}.`);
  }
  if (values.desks) return printDesks(advice.guide);
  const draw = makeDraw(advice, form);
  if (values.all) {
    for (const place of allPlaces(advice.guide))
      print(oneLine(draw(pageFor(advice, place, values.language))));
    return;
  }
  const place = positionals[0] ?? 'start';
  print(draw(pageFor(advice, place, values.language)));
}

function pageFor({ guide, words }: Advice, place: string, language: string): WordedPage {
  const at = placeIn(guide, place);
  if (!at) {
    throw new AppError('place-unknown', 'There is no such place. List them: npm run -s page -- --all');
  }
  return words.word(pageAt(guide, at, new Date().toISOString().slice(0, 10)), language);
}

/** Every static place, every route of topic and about, and every different list of desks once. */
function allPlaces(guide: Guide): string[] {
  const statics = guide.staticPaths.filter((path) => !path.startsWith('handoff'));
  return [...new Set([...statics, ...routesByTopicAndAbout(guide), ...distinctRoutes(guide)])];
}

function makeDraw({ guide, words }: Advice, form: Form): (page: WordedPage) => string {
  if (form === 'json') return (page) => JSON.stringify(page, null, 2);
  const viewOf = (page: WordedPage) => ({
    page,
    labels: words.labels(page.language),
    seal: NO_SEAL,
    languages: words.others(page.language),
  });
  if (form === 'teams') {
    const cards = loadTeamsCards(join(ROOT, 'cards', 'teams'));
    return (page) => JSON.stringify(drawCard(cards, { ...viewOf(page), mode: 'dialog' }), null, 2);
  }
  if (form === 'slack') {
    const cards = loadCards(join(ROOT, 'cards', 'slack'));
    return (page) => JSON.stringify(drawView(cards, viewOf(page)), null, 2);
  }
  return (page) => drawPage({ ...viewOf(page), quickExit: guide.organisation['quick-exit'] });
}

function oneLine(drawn: string): string {
  return drawn.startsWith('{') ? JSON.stringify(JSON.parse(drawn)) : drawn.replaceAll('\n', ' ');
}

/** JSON lines in, JSON lines out; a line that cannot be used is answered with what is wrong. */
async function printDesks(guide: Guide): Promise<void> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    lines.push(JSON.stringify(desksOf(guide, line)));
    if (lines.length === 1000) print(lines.splice(0).join('\n'));
  }
  if (lines.length > 0) print(lines.join('\n'));
}

function desksOf(guide: Guide, line: string): object {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return { answers: null, error: 'this line is no JSON' };
  }
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  const record = isRecord ? (given as Record<string, unknown>) : undefined;
  const answers = record && checkAnswers(record, guide.places.values);
  if (!answers)
    return {
      answers: null,
      error: 'use the answers topic, about, want, who, position, where and their values',
    };
  return { answers, desks: guide.routing.desksFor(answers).map(({ desk }) => desk) };
}

main().catch((error: unknown) => {
  complain(error instanceof Error ? error.message : 'page-failed');
  process.exitCode = 1;
});
