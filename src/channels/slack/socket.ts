/** Keeps the connection of Socket Mode up. Left to itself, the library ends the whole process when it gives up. */

import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../log';

/** In milliseconds: between tries, at first and at most; and how long a goodbye may take. */
const AGAIN_FIRST = 500;
const AGAIN_MOST = 60_000;
const GOODBYE_MOST = 2_000;

/** `client`: does not reconnect by itself. Gives the way to end it. */
export function keepConnected(client: SocketModeReceiver['client'], log: Log): () => Promise<void> {
  let isOver = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    if (isOver || timer) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        void connect();
      },
      Math.min(AGAIN_FIRST * 2 ** failures, AGAIN_MOST),
    );
    timer.unref();
  };
  const connect = async () => {
    try {
      await client.start();
      failures = 0;
    } catch {
      failures += 1;
      // Once for each time that it is down.
      if (failures === 1 && !isOver) log('slack-unreachable');
      again();
    }
  };
  // Slack renews a connection now and then.
  client.on('disconnected', again);
  void connect();
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await Promise.race([client.disconnect(), wait(GOODBYE_MOST, undefined, { ref: false })]);
  };
}
