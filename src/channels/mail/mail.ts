/** The knock by mail, for those who are not in Teams or Slack: one neutral sentence and a link. */

import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { AppError } from '../../errors';
import type { Knock, Knocked } from '../../handoff/knock';
import type { Words } from '../../words/words';

export interface MailParts {
  /**
   * `smtps://user:password@host:port`, or `smtp://…`: then the server must offer STARTTLS, unless it is on this
   * machine. User and password may be absent; special characters in them are percent-encoded.
   */
  url: string;
  /** The address that knocks come from, without a name. */
  from: string;
  /** Address of the web page. */
  publicUrl: string;
  words: Pick<Words, 'say'>;
  /** What one attempt may take, in milliseconds. */
  timeout?: number;
}

const ATTEMPT_MOST = 20_000;
/** Servers that do not know us yet refuse for a few minutes (greylisting). */
const AGAIN_AFTER = 5 * 60_000;
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Letters, digits and a few signs: nothing that could end a line or start a second address. */
const mailbox = z.string().max(254).email();

/** Throws an `AppError` for a setting that cannot be right. Repeats nothing of it: the password is in there. */
export function openMail({ url, from, publicUrl, words, timeout = ATTEMPT_MOST }: MailParts): Knock {
  const server = readServer(url);
  if (!mailbox.safeParse(from).success) {
    throw new AppError('settings-wrong', 'MAIL_FROM: give a mail address without a name.');
  }
  const staffPage = `${publicUrl.replace(/\/$/, '')}/staff`;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const transport = createTransport({
    ...server,
    // By default the name of this machine, which is nobody's business.
    name: new URL(publicUrl).hostname,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (address, about) => {
    // An employee is never knocked by mail: who reads along there is not ours to know.
    if (address.channel !== 'mail' || about.for === 'employee') return { outcome: 'unreachable' };
    if (!mailbox.safeParse(address.to).success) return { outcome: 'unreachable' };
    const say = (key: string) => words.say({ key }, about.language).join(' ');
    const message = {
      from,
      to: address.to,
      subject: say('staff:knock.subject'),
      text: `${say('staff:knock.line')}\n\n${staffPage}\n`,
    };
    try {
      await transport.sendMail({
        ...message,
        messageId: `<${randomUUID()}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(timeout),
      });
      return { outcome: 'sent' };
    } catch (error) {
      return outcomeOf(error as SmtpFailure);
    }
  };
}

/** Options behind a `?` are refused: some of them would switch the encryption off. */
function readServer(url: string) {
  const parsed = URL.parse(url);
  if (!parsed || !['smtp:', 'smtps:'].includes(parsed.protocol) || !parsed.hostname || parsed.search) {
    throw wrong('give the whole address of the mail server, such as smtps://user:password@mail.example:465');
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  const secure = parsed.protocol === 'smtps:';
  const isHere = LOOPBACK.has(host);
  return {
    host,
    secure,
    requireTLS: !isHere,
    ignoreTLS: isHere,
    ...(parsed.port && { port: Number(parsed.port) }),
    ...(parsed.username && { auth: { user: decode(parsed.username), pass: decode(parsed.password) } }),
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong('write special characters in the user or password as %25 and the like');
  }
}

function wrong(remedy: string): AppError {
  return new AppError('settings-wrong', `SMTP_URL: ${remedy}.`);
}

interface SmtpFailure {
  code?: string;
  /** Where the conversation was when it failed. */
  command?: string;
  /** RFC 5321, 4.2.1: 4yz for now, 5yz for good. */
  responseCode?: number;
  /** Node's own, where nodemailer has put another in its place. */
  originalCode?: string;
}

/** RFC 4954: the server wants a sign-in first. */
const SIGN_IN_FIRST = 530;
/** Node's codes for a certificate that it does not trust. */
const DISTRUSTED = /CERT|VERIFY/;

function outcomeOf({ code, command = '', responseCode = 0, originalCode = '' }: SmtpFailure): Knocked {
  const isForNow = responseCode >= 400 && responseCode < 500;
  const isForGood = responseCode >= 500;
  if (isForNow) return { outcome: 'again', after: AGAIN_AFTER };
  if (code === 'EAUTH' || responseCode === SIGN_IN_FIRST) return { outcome: 'alarm' };
  // No encryption, or our own address refused: every knock will fail until somebody acts.
  if (command === 'STARTTLS' || DISTRUSTED.test(originalCode)) return { outcome: 'alarm' };
  if (command === 'MAIL FROM' && isForGood) return { outcome: 'alarm' };
  if (isForGood && (command === 'RCPT TO' || command === 'DATA')) return { outcome: 'unreachable' };
  return { outcome: 'again', after: AGAIN_AFTER };
}
