/** A mail server on loopback: takes what is delivered and hands it to the test. */

import { SMTPServer } from 'smtp-server';

export interface Delivered {
  from: string;
  to: string[];
  /** As it went over the line: headers, an empty line, the text. */
  raw: string;
}

/** Where something happens in the conversation (RFC 5321). */
export type Stage = 'greeting' | 'auth' | 'from' | 'to' | 'data';

export interface MailServer {
  port: number;
  delivered: Delivered[];
  /** How often somebody came in. */
  connected(): number;
  /** From now on answers so at that point: with a number, or not at all. */
  behave(how?: { at: Stage; answer: number | 'silence' | 'cut' }): void;
  close(): Promise<void>;
}

/** `encrypts`: offers STARTTLS, with a certificate that nobody trusts. `password`: asks for a sign-in. */
export async function openMailServer({
  encrypts = false,
  password,
  host = '127.0.0.1',
}: {
  encrypts?: boolean;
  password?: string;
  host?: string;
} = {}): Promise<MailServer> {
  const delivered: Delivered[] = [];
  let connected = 0;
  let behaviour: Parameters<MailServer['behave']>[0];
  const server = new SMTPServer({
    logger: false,
    disableReverseLookup: true,
    allowInsecureAuth: true,
    authOptional: password === undefined,
    disabledCommands: [...(encrypts ? [] : ['STARTTLS']), ...(password === undefined ? ['AUTH'] : [])],
    onConnect(_session, done) {
      connected += 1;
      reach('greeting', done);
    },
    onAuth(auth, _session, done) {
      if (auth.password !== password) return done(refusal(535));
      reach('auth', (error) => done(error, { user: auth.username }));
    },
    onMailFrom: (_address, _session, done) => reach('from', done),
    onRcptTo: (_address, _session, done) => reach('to', done),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        reach('data', (error) => {
          if (!error) {
            delivered.push({
              from: envelope.mailFrom ? envelope.mailFrom.address : '',
              to: envelope.rcptTo.map(({ address }) => address),
              raw: Buffer.concat(chunks).toString('utf8'),
            });
          }
          done(error);
        });
      });
    },
  });
  function reach(stage: Stage, done: (error?: Error | null) => void): void {
    const answer = behaviour?.at === stage ? behaviour.answer : undefined;
    if (answer === undefined) done();
    else if (answer === 'cut') for (const connection of server.connections) connection._socket.destroy();
    else if (answer !== 'silence') done(refusal(answer));
  }
  // A client that breaks off is no fault of the server.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.server.address() as { port: number };
  return {
    port,
    delivered,
    connected: () => connected,
    behave(how) {
      behaviour = how;
    },
    close() {
      for (const connection of server.connections) connection._socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('refused by the test'), { responseCode });
}
