/** Counts the turns that botbuilder begins and the addresses that this process connects to. */

import { Socket } from 'node:net';
import { BotAdapter } from 'botbuilder';

/** Every turn of every adapter goes through this method, before any handler of ours. */
export function countTurns(): () => number {
  const spy = jest.spyOn(BotAdapter.prototype as never, 'runMiddleware' as never);
  return () => spy.mock.calls.length;
}

/** Everything that leaves this process does so through a socket. Gives hosts with ports, in order. */
export function watchConnections(): () => string[] {
  const connected: string[] = [];
  const connect = Socket.prototype.connect;
  jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...given: unknown[]) {
    const [options] = given.flat(2) as [{ host?: string; port?: number; path?: string }];
    connected.push(options.path ?? `${options.host ?? 'localhost'}:${options.port}`);
    return Reflect.apply(connect, this, given);
  } as never);
  return () => connected;
}
