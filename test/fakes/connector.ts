/** A Bot Framework connector on loopback: takes what the bot sends and hands it to the test. */

import { createServer, type ServerResponse } from 'node:http';

export interface Connector {
  url: string;
  /** The activities sent so far, oldest first. */
  sent: Record<string, unknown>[];
  close(): Promise<void>;
}

/** `answer` may change what it answers. */
export async function openConnector(answer: (res: ServerResponse) => void = () => {}): Promise<Connector> {
  const sent: Record<string, unknown>[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      sent.push(JSON.parse(body));
      res.setHeader('Content-Type', 'application/json');
      answer(res);
      res.end(`{"id":"${sent.length}"}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
