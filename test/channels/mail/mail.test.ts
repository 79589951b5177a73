import { openMail } from '../../../src/channels/mail/mail';
import type { KnockAddress } from '../../../src/handoff/knock';
import { type MailServer, openMailServer, type Stage } from '../../fakes/mail-server';

const FROM = 'knock@ministry.example';
const TO = 'adviser@elsewhere.example';
const PUBLIC_URL = 'https://wegwijzer.example';
const SENTENCES: Record<string, Record<string, string[]>> = {
  nl: {
    'staff:knock.subject': ['Er staat iets voor u klaar'],
    'staff:knock.line': ['Er staat iets', 'voor u klaar.'],
  },
  ar: { 'staff:knock.subject': ['هناك شيء في انتظارك'], 'staff:knock.line': ['هناك شيء في انتظارك.'] },
};
const words = { say: ({ key }: { key: string }, language: string) => SENTENCES[language]?.[key] ?? [] };
const toAdviser = { language: 'nl', for: 'adviser' } as const;

let server: MailServer;
let guarded: MailServer;
const opened: MailServer[] = [];
async function openServer(...how: Parameters<typeof openMailServer>): Promise<MailServer> {
  const one = await openMailServer(...how);
  opened.push(one);
  return one;
}
beforeAll(async () => {
  server = await openServer();
  guarded = await openServer({ password: 'käse/1' });
});
afterEach(() => {
  server.behave();
  guarded.behave();
});
afterAll(async () => {
  await Promise.all(opened.map((one) => one.close()));
});

const open = (url: string, changed: object = {}) =>
  openMail({ url, from: FROM, publicUrl: PUBLIC_URL, words, timeout: 5000, ...changed });
const here = (changed: object = {}) => open(`smtp://127.0.0.1:${server.port}`, changed);
const signedIn = (user: string) => open(`smtp://${user}@127.0.0.1:${guarded.port}`);
const mailTo = (to: string): KnockAddress => ({ channel: 'mail', to });

/** The headers of the last delivery by their lower-case name, and its text, decoded. */
function lastDelivered() {
  const { raw, ...envelope } = server.delivered.at(-1) ?? { raw: '', from: '', to: [] };
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]);
  return {
    envelope,
    headers: Object.fromEntries(headers) as Record<string, string>,
    text: rest.join('\n\n'),
  };
}

const readSubject = (subject = '') =>
  [...subject.matchAll(/=\?UTF-8\?B\?(.+?)\?=/g)]
    .map(([, word = '']) => Buffer.from(word, 'base64').toString('utf8'))
    .join('');
const readQuotedPrintable = (text: string) =>
  decodeURIComponent(text.replaceAll('=\r\n', '').replaceAll('=', '%'));

describe('a knock by mail', () => {
  it('is one neutral sentence with a link, from us to one person', async () => {
    expect(await here()(mailTo(TO), toAdviser)).toEqual({ outcome: 'sent' });
    const { envelope, headers, text } = lastDelivered();
    expect(envelope).toEqual({ from: FROM, to: [TO] });
    expect(text.replaceAll('\r\n', '\n')).toBe(
      'Er staat iets voor u klaar.\n\nhttps://wegwijzer.example/staff\n',
    );
    expect(headers.subject).toBe('Er staat iets voor u klaar');
  });

  it('has no headers but the ones it needs', async () => {
    await here()(mailTo(TO), toAdviser);
    const { headers } = lastDelivered();
    expect(Object.keys(headers).sort()).toEqual([
      'auto-submitted',
      'content-transfer-encoding',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(headers).toMatchObject({ from: FROM, to: TO, 'auto-submitted': 'auto-generated' });
    expect(headers['content-type']).toMatch(/^text\/plain/);
  });

  it('has an id of our domain that says nothing and never returns', async () => {
    const ids = [];
    for (let i = 0; i < 3; i += 1) {
      await here()(mailTo(TO), toAdviser);
      ids.push(lastDelivered().headers['message-id']);
    }
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^<[0-9a-f-]{36}@ministry\.example>$/);
  });

  it('never carries the handle', async () => {
    await here()(mailTo(TO), { ...toAdviser, handle: 'canary-handle' });
    expect(server.delivered.at(-1)?.raw).not.toContain('canary');
  });

  it('arrives in other scripts', async () => {
    await here()(mailTo(TO), { language: 'ar', for: 'coordinator' });
    const { headers, text } = lastDelivered();
    expect(readSubject(headers.subject)).toBe('هناك شيء في انتظارك');
    expect(readQuotedPrintable(text)).toContain('هناك شيء في انتظارك.');
  });

  it.each([
    ['an employee', mailTo(TO), 'employee' as const],
    [
      'somebody in Teams',
      { channel: 'teams', serviceUrl: 'x', conversation: 'x', bot: 'x', user: 'x' } as const,
      'adviser' as const,
    ],
  ])('is not for %s', async (_whom, address, whom) => {
    const before = server.connected();
    expect(await here()(address, { language: 'nl', for: whom })).toEqual({ outcome: 'unreachable' });
    expect(server.connected()).toBe(before);
  });

  it.each([
    `${TO}\r\nBcc: other@elsewhere.example`,
    `${TO}\nSubject: x`,
    `${TO}>\r\nRCPT TO:<other@elsewhere.example`,
    `${TO}, other@elsewhere.example`,
    `Name <${TO}>`,
    `"a\r\nb"@elsewhere.example`,
    `adviser@elsewhere.example\0`,
    'adviser@[127.0.0.1]',
    `${'a'.repeat(250)}@elsewhere.example`,
    'adviser',
    '',
  ])('is not sent to the address %#, which is none or more than one', async (to) => {
    const before = server.connected();
    expect(await here()(mailTo(to), toAdviser)).toEqual({ outcome: 'unreachable' });
    expect(server.connected()).toBe(before);
  });
});

const AGAIN = { outcome: 'again', after: 5 * 60_000 };
const UNREACHABLE = { outcome: 'unreachable' };
const ALARM = { outcome: 'alarm' };

describe('an attempt', () => {
  const table: [Stage, number | 'silence' | 'cut', object][] = [
    ['greeting', 421, AGAIN],
    ['greeting', 554, AGAIN],
    ['greeting', 'silence', AGAIN],
    ['from', 451, AGAIN],
    ['from', 530, ALARM],
    ['from', 550, ALARM],
    ['to', 450, AGAIN],
    ['to', 550, UNREACHABLE],
    ['to', 553, UNREACHABLE],
    ['to', 'silence', AGAIN],
    ['to', 'cut', AGAIN],
    ['data', 452, AGAIN],
    ['data', 552, UNREACHABLE],
    ['data', 'silence', AGAIN],
    ['data', 'cut', AGAIN],
  ];
  it.each(table)('that is answered at %s with %s gives %j', async (at, answer, outcome) => {
    server.behave({ at, answer });
    const attempt = here(answer === 'silence' ? { timeout: 600 } : {});
    expect(await attempt(mailTo(TO), toAdviser)).toEqual(outcome);
  });

  it('can be made again when nobody listens', async () => {
    const gone = await openMailServer();
    await gone.close();
    expect(await open(`smtp://127.0.0.1:${gone.port}`)(mailTo(TO), toAdviser)).toEqual(AGAIN);
  });

  it('signs in, and gives an alarm when that is refused for good', async () => {
    expect(await signedIn('bot:k%C3%A4se%2F1')(mailTo(TO), toAdviser)).toEqual({ outcome: 'sent' });
    expect(await signedIn('bot:wrong')(mailTo(TO), toAdviser)).toEqual(ALARM);
    guarded.behave({ at: 'auth', answer: 454 });
    expect(await signedIn('bot:k%C3%A4se%2F1')(mailTo(TO), toAdviser)).toEqual(AGAIN);
  });

  it('gives an alarm when a sign-in is asked for and we have none', async () => {
    expect(await open(`smtp://127.0.0.1:${guarded.port}`)(mailTo(TO), toAdviser)).toEqual(ALARM);
  });

  // Loopback under another number: not the name of this machine, so it has to be encrypted.
  it.each([false, true])(
    'gives an alarm and delivers nothing unencrypted (STARTTLS is %j)',
    async (encrypts) => {
      const elsewhere = await openServer({ encrypts, host: '127.0.0.2' });
      expect(await open(`smtp://127.0.0.2:${elsewhere.port}`)(mailTo(TO), toAdviser)).toEqual(ALARM);
      expect([elsewhere.connected(), elsewhere.delivered.length]).toEqual([1, 0]);
    },
  );

  it('writes nothing to the console, whatever comes of it', async () => {
    const written = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockReturnValue(true),
    );
    const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      jest.spyOn(console, name).mockReturnValue(),
    );
    await here()(mailTo(TO), toAdviser);
    server.behave({ at: 'to', answer: 550 });
    await here()(mailTo(TO), toAdviser);
    const calls = [...written, ...said].flatMap((spy) => spy.mock.calls);
    jest.restoreAllMocks();
    expect(calls).toEqual([]);
  });
});

describe('a setting', () => {
  it.each([
    ['not-an-address', FROM],
    ['https://mail.example', FROM],
    ['smtp://', FROM],
    ['smtps://u:canary@mail.example?tls.rejectUnauthorized=false', FROM],
    ['smtps://u:canary%@mail.example', FROM],
    ['smtps://u:canary@mail.example', 'Us <us@ministry.example>'],
    ['smtps://u:canary@mail.example', 'us@ministry.example\r\nBcc: x@y.example'],
  ])('that cannot be right is refused and not repeated: %s, %j', (url, from) => {
    const opening = () => open(url, { from });
    expect(opening).toThrow(expect.objectContaining({ code: 'settings-wrong' }));
    expect(opening).not.toThrow(/canary|Bcc/);
  });
});
