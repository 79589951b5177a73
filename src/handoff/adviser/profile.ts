/** What an adviser says of themselves: introduction, languages, working days, absence, how many at once. */

import { z } from 'zod';
import type { Block, Text } from '../../guide/page';
import { LANGUAGES } from '../employee/draft';
import { isTicked, lineField, select, tick } from '../fields';
import type { Adviser } from '../roster';
import { choice, languageName, makePage, say, staff } from '../say';
import type { Fields, Handler, Outcome } from '../visit';
import { deskPage, forAdvisers } from './desk';

const INTRODUCTION_MOST = 400;
const CASES_MOST = 20;
const PROMISE_MOST = 3;
const WEEK = ['1', '2', '3', '4', '5'];

/** `adviser/profile`, and `adviser/save`. */
export const showProfile: Handler = forAdvisers(async ({ adviser }) => profilePage(adviser));

export const saveProfile: Handler = forAdvisers(async (visit) => {
  const { fields, parts, adviser } = visit;
  const edited = readProfile(adviser, fields);
  if ('wrong' in edited) return profilePage(adviser, staff(`notice.${edited.wrong}`), fields);
  const saved = await parts.roster.change(adviser.id, (now) => ({ ...now, ...edited.profile }));
  return deskPage({ ...visit, adviser: saved ?? adviser }, staff(saved ? 'notice.saved' : 'notice.busy'));
});

/** `typed`: what was filled in and could not be kept yet. */
function profilePage(adviser: Adviser, notice?: Text, typed?: Fields): Outcome {
  const { introduction, workplace, most, promise, absentUntil = '' } = adviser;
  const value = (name: string, before: string) => typed?.[name] ?? before;
  const ticked = (name: string, all: readonly string[], before: readonly string[]) =>
    typed ? tickedIn(typed, name, all) : before;
  const mail = adviser.addresses.find((one) => one.channel === 'mail');
  return {
    carried: {},
    ...(notice && { notice }),
    page: makePage({
      place: 'adviser/profile',
      kind: 'form',
      title: staff('profile.title'),
      back: 'adviser/desk',
      blocks: [
        {
          type: 'field',
          name: 'introduction',
          label: staff('profile.introduction'),
          hint: staff('profile.introductionHint'),
          input: 'text',
          long: true,
          most: INTRODUCTION_MOST,
          value: value('introduction', introduction),
        },
        lineField('workplace', 60, value('workplace', workplace), staff('profile.workplace')),
        ...ticks('language', LANGUAGES, ticked('language', LANGUAGES, adviser.languages), languageName),
        ...ticks('day', WEEK, ticked('day', WEEK, adviser.workingDays.map(String)), (day) =>
          say(`weekdays.${day}`),
        ),
        {
          type: 'field',
          name: 'absentUntil',
          label: staff('profile.absentUntil'),
          input: 'date',
          value: value('absentUntil', absentUntil),
        },
        number('most', CASES_MOST, value('most', String(most))),
        number('promise', PROMISE_MOST, value('promise', String(promise))),
        select(
          'reads',
          ['nl', 'en'].map((code) => ({ value: code, label: languageName(code) })),
          { reads: value('reads', adviser.language) },
          staff('profile.reads'),
        ),
        lineField('mail', 200, value('mail', mail?.channel === 'mail' ? mail.to : ''), staff('profile.mail')),
      ],
      choices: [choice(staff('choices.save'), 'adviser/save', 'primary')],
    }),
  };
}

function ticks(
  name: string,
  all: readonly string[],
  on: readonly string[],
  label: (one: string) => Text,
): Block<Text>[] {
  return all.map((one) =>
    tick(`${name}-${one}`, on.includes(one), staff(`profile.${name}`, { [name]: label(one) })),
  );
}

function number(name: string, most: number, value: string): Block<Text> {
  const options = Array.from({ length: most }, (_, i) => ({
    value: String(i + 1),
    label: say('own', { text: String(i + 1) }),
  }));
  return {
    type: 'field',
    name,
    label: staff(`profile.${name}`),
    input: 'select',
    options,
    value,
  };
}

const profileShape = z.object({
  introduction: z.string().max(INTRODUCTION_MOST).default(''),
  workplace: z.string().max(60).default(''),
  absentUntil: z.union([z.literal(''), z.string().date()]).default(''),
  most: z.coerce.number().int().min(1).max(CASES_MOST),
  promise: z.coerce.number().int().min(1).max(PROMISE_MOST),
  reads: z.enum(['nl', 'en']).catch('nl'),
  mail: z.union([z.literal(''), z.string().email().max(200)]).default(''),
});

type Read = { profile: Partial<Adviser> } | { wrong: 'mail' | 'profile' | 'days' | 'spoken' };

function readProfile({ addresses, absentUntil: _, ...rest }: Adviser, fields: Fields): Read {
  const read = profileShape.safeParse(fields);
  if (!read.success)
    return { wrong: read.error.issues.some(({ path }) => path[0] === 'mail') ? 'mail' : 'profile' };
  const { mail, reads, absentUntil, ...plain } = read.data;
  const languages = tickedIn(fields, 'language', LANGUAGES);
  const workingDays = tickedIn(fields, 'day', WEEK).map(Number);
  // Without these nobody could ever be given a talk, and would not know why.
  if (workingDays.length === 0) return { wrong: 'days' };
  if (languages.length === 0) return { wrong: 'spoken' };
  const others = addresses.filter(({ channel }) => channel !== 'mail');
  return {
    profile: {
      ...rest,
      ...plain,
      absentUntil,
      language: reads,
      languages,
      workingDays,
      addresses: mail ? [...others, { channel: 'mail', to: mail }] : others,
    },
  };
}

function tickedIn(fields: Fields, name: string, all: readonly string[]): string[] {
  return all.filter((one) => isTicked(fields[`${name}-${one}`]));
}
