/** The staff pages: sign-in, and then the same hand-off pages, for whoever is signed in. One address, as for visitors. */

import type { Request, Response, Server } from 'restify';
import type { Page, Text } from '../../../guide/page';
import { FIGURES, SIGN_OUT } from '../../../handoff/adviser/desk';
import { lineField } from '../../../handoff/fields';
import type { Handoff } from '../../../handoff/handoff';
import { choice, makePage, paragraph, say, staff } from '../../../handoff/say';
import type { Actor } from '../../../handoff/visit';
import type { Log } from '../../../log';
import type { Words } from '../../../words/words';
import { handle, readBody, refuse, send } from '../../ingress';
import type { Step, Stepped } from '../../step';
import { readForm } from '../form';
import { BODY_MOST, HTML, isForeign, preferredLanguage, toHtml } from '../web';
import type { LocalSignIn } from './local-sign-in';
import type { Oidc } from './oidc';
import { actorTag, continueAt, type Session, type Sessions, type SignedIn, STAFF_ROLES } from './session';

export const STAFF = '/staff';
export const CALLBACK = `${STAFF}/back`;
const BEGIN = `${STAFF}/sign-in`;
const DESK = 'adviser/desk';
const CODE = 'staff/code';
/** The ways around every page: into the guide, which asks nobody to sign in. */
const AROUND = ['start', 'danger'];

/** With a provider, or with codes: never both. */
export type SignIn = { oidc: Oidc } | { local: LocalSignIn };

export interface StaffParts {
  step: Step;
  handoff: Handoff;
  sessions: Sessions;
  signIn: SignIn;
  /** Whoever signed in as a coordinator has a place on the roster. */
  welcome(who: SignedIn): Promise<void>;
  /** Account of whoever started this on their own machine. */
  localAccount: string;
  /** The published figures; `undefined` for whoever may not see them. */
  figuresFor(session: Session): Promise<Page | undefined>;
  words: Words;
  quickExit: string;
  log: Log;
}

export function mountStaff(server: Server, parts: StaffParts): void {
  const { sessions, signIn, words, log } = parts;
  const languageOf = (req: Request) => preferredLanguage(req, words.languages);
  const answer = (res: Response, stepped: Stepped) => send(res, 200, HTML, toHtml(stepped, parts, STAFF));
  const greet = (req: Request, res: Response, notice?: Text, typed?: string) =>
    answer(res, signInPage(parts, languageOf(req), notice, typed));

  server.get(
    STAFF,
    handle(async (req, res) => {
      const session = sessions.read(req);
      if (!session) return greet(req, res);
      sessions.renew(res, session);
      answer(res, await land(parts, DESK, session, languageOf(req)));
    }, log),
  );
  server.post(
    STAFF,
    handle(async (req, res) => {
      if (isForeign(req)) return refuse(res, 403);
      const body = await readBody(req, ['application/x-www-form-urlencoded'], BODY_MOST);
      if (typeof body !== 'string') return refuse(res, body.status);
      const input = readForm(new URLSearchParams(body));
      const session = sessions.read(req);
      if (!session) {
        if (AROUND.some((place) => place === input.to)) return res.sendRaw(303, '', { Location: '/' });
        const entered = input.to === CODE ? await enter(parts, res, input.fields?.code ?? '') : undefined;
        if (!entered && input.to === CODE) return greet(req, res, staff('signIn.refused'));
        if (!entered) return greet(req, res, staff('signIn.ended'), input.fields?.text);
        return answer(res, await land(parts, DESK, entered, languageOf(req)));
      }
      if (input.to === SIGN_OUT) {
        sessions.end(res, session);
        return greet(req, res, staff('signIn.signedOut'));
      }
      sessions.renew(res, session);
      const stepped =
        input.to === FIGURES
          ? await land(parts, FIGURES, session, languageOf(req))
          : await parts.step(input, languageOf(req), actorOf(session));
      answer(res, stepped);
    }, log),
  );
  if ('oidc' in signIn) mountProvider(server, parts, signIn.oidc, greet);
}

/** There and back to the organisation's own sign-in. */
function mountProvider(
  server: Server,
  { sessions, welcome, log }: StaffParts,
  oidc: Oidc,
  greet: (req: Request, res: Response, notice?: Text) => void,
): void {
  server.get(
    BEGIN,
    handle(async (req, res) => {
      const begun = await oidc.begin(res);
      if ('refusal' in begun) return greet(req, res, staff(`signIn.${begun.refusal}`));
      res.sendRaw(302, '', { Location: begun.url });
    }, log),
  );
  server.get(
    CALLBACK,
    handle(async (req, res) => {
      const who = await oidc.finish(req, res);
      if ('refusal' in who) return greet(req, res, staff(`signIn.${who.refusal}`));
      await welcome(who);
      sessions.begin(res, who);
      continueAt(res, STAFF);
      greet(req, res, staff('signIn.going'));
    }, log),
  );
}

/** A code of the console, or an invitation of the coordinator; each works once. */
async function enter(
  { signIn, sessions, handoff, localAccount }: StaffParts,
  res: Response,
  code: string,
): Promise<Session | undefined> {
  if (!('local' in signIn)) return undefined;
  const role = await signIn.local.redeem(code);
  const subject = role ? localAccount : await handoff.joinWith(code);
  // Here the roster alone says who may do what.
  return subject === undefined ? undefined : sessions.begin(res, { subject, roles: STAFF_ROLES });
}

function actorOf(session: Session): Actor {
  return { channel: 'staff', bind: actorTag(session), account: session.subject, roles: session.roles };
}

/** The desk of whoever has one; the figures for whoever asks them, or may see nothing else. */
async function land(parts: StaffParts, to: string, session: Session, language: string): Promise<Stepped> {
  const desk = await parts.handoff.visit({ to: DESK, fields: {}, language, actor: actorOf(session) });
  const isOnlyFigures = session.roles.every((role) => role === 'figures');
  const figures = to === FIGURES || isOnlyFigures ? await parts.figuresFor(session) : undefined;
  return { named: true, ...desk, ...(figures && { page: figures }) };
}

/**
 * The form of a code carries no seal: whoever sends it has no standing yet. `typed`: sent in when the session had ended;
 * shown once more, to be copied.
 */
function signInPage({ signIn }: StaffParts, language: string, notice?: Text, typed = ''): Stepped {
  const lost = typed
    ? [
        paragraph(say('gone.typed')),
        { type: 'message' as const, from: say('talk.own'), text: typed, own: true },
      ]
    : [];
  const isLocal = 'local' in signIn;
  return {
    language,
    ...(notice && { notice }),
    seal: '',
    around: '',
    named: true,
    page: makePage({
      place: 'staff/sign-in',
      kind: 'form',
      title: staff('signIn.title'),
      blocks: isLocal
        ? [
            ...lost,
            paragraph(staff('signIn.intro')),
            { ...lineField('code', 40, '', staff('signIn.code')), required: true },
          ]
        : [
            ...lost,
            paragraph(staff('signIn.providerIntro')),
            {
              type: 'contact',
              channel: 'web',
              label: staff('signIn.provider'),
              value: BEGIN,
              checkedUntil: '9999-12-31',
            },
          ],
      choices: isLocal ? [choice(staff('signIn.button'), CODE, 'primary')] : [],
    }),
  };
}
