/** Hand-off as the channels get it, over a real store in a folder of its own, without a server around it. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config';
import { type Handoff, makeHandoff, type Shown } from '../../src/handoff/handoff';
import { makeSessions, type Sessions } from '../../src/handoff/session';
import type { Actor, Fields } from '../../src/handoff/visit';
import { loadGuide } from '../../src/load-guide';
import { LOCAL_ACCOUNT, type OpenedHandoff, openHandoff, seedRoster } from '../../src/open-handoff';
import { openStorage } from '../../src/open-storage';
import { makeLongSealer } from '../../src/sealing/seal';
import { ROOT } from './example';

export interface HandoffInside {
  handoff: Handoff;
  opened: OpenedHandoff;
  sessions: Sessions;
  clock: { time: number };
  /** The adviser who is there from the start, signed in on the staff pages. */
  adviser: Actor;
  discard(): Promise<void>;
}

export async function openHandoffInside(): Promise<HandoffInside> {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-inside-'));
  const config = readConfig({ DATA_DIR: folder });
  const clock = { time: Date.now() };
  const now = () => clock.time;
  const storage = await openStorage(config, now);
  const sessions = makeSessions(makeLongSealer(storage.handoffKeys, 'handoff', 256), now);
  const count = { answered: () => {}, closed: () => {} };
  const { guide, words } = loadGuide(ROOT, 'example');
  const setting = { config, root: ROOT, guide, words, storage, sessions, count, log: () => {}, now };
  const opened = openHandoff(setting);
  await seedRoster(opened, setting);
  return {
    handoff: makeHandoff(
      () => opened.parts,
      sessions,
      () => {},
      now,
    ),
    opened,
    sessions,
    clock,
    adviser: {
      channel: 'staff',
      bind: 'staff/one',
      account: opened.parts.tag(LOCAL_ACCOUNT),
      roles: ['adviser', 'coordinator', 'figures'],
    },
    async discard() {
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface Walker {
  /** What is shown now. */
  shown(): Shown;
  go(to: string, fields?: Fields): Promise<Shown>;
}

/** One actor, from page to page, with the seal of the page before. */
export function openWalker(handoff: Handoff, actor: Actor): Walker {
  let shown: Shown | undefined;
  return {
    shown: () => shown as Shown,
    async go(to, fields = {}) {
      const seal = shown && { seal: shown.seal };
      shown = await handoff.visit({ to, fields, language: 'nl', actor, ...seal });
      return shown;
    },
  };
}
