/** Who may be asked on one's own machine, and who may not anywhere else. */

import { openHandoffInside } from './fakes/handoff-inside';
import { runApp } from './fakes/running-app';
import { temporaryFolder } from './fakes/temporary-folder';
import { openVisitor } from './fakes/web-visitor';
import { goToDoor } from './handoff/walk';

const DOOR = 'handoff/relay/confidential-adviser';
const folder = temporaryFolder();

it('gives nobody to the adviser for trying it out, once others can come here', async () => {
  const tried = await runApp({ DATA_DIR: folder });
  const visitor = openVisitor(tried.url);
  await goToDoor(visitor, DOOR);
  expect(visitor.places()).toContain('handoff/write/first');
  await tried.close();

  const reached = await runApp({ DATA_DIR: folder, TRUST_PROXY: '10.0.0.1' });
  const other = openVisitor(reached.url);
  await goToDoor(other, DOOR);
  expect(other.places()).not.toContain('handoff/write/first');
  expect(other.places()).toContain('handoff/call');
  expect(reached.staffCode()).toBe('');
  await reached.close();
});

it('lets nobody work here whom the sign-in lets in for the figures alone', async () => {
  const inside = await openHandoffInside();
  try {
    const visit = (roles: string[]) =>
      inside.handoff.visit({
        to: 'adviser/profile',
        fields: {},
        language: 'nl',
        actor: { ...inside.adviser, roles },
      });
    expect((await visit(['adviser'])).page.place).toBe('adviser/profile');
    expect((await visit(['figures'])).page.place).toBe('adviser/desk');
  } finally {
    await inside.discard();
  }
});
