import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../fakes/example';
import { type RunningApp, runApp } from '../../../fakes/running-app';
import { adviserAtDesk } from '../../../handoff/walk';
import { inviteOn } from './staff-page';

const YEAR = 366 * 24 * 60 * 60 * 1000;

let app: RunningApp;
beforeEach(async () => {
  app = await runApp();
});
afterEach(() => app.close());

it('shows nothing before a year is over, and says so', async () => {
  const staff = await adviserAtDesk(app);
  await staff.go('staff/figures');
  expect(staff.status()).toBe(200);
  expect(staff.html()).not.toContain('class="drawn"');
  await staff.go('adviser/desk');
  expect(staff.places()).toContain('adviser/profile');
});

it('shows a published year as charts with a table, and hides what is under thirty', async () => {
  await app.pass(YEAR);
  await app.keep();
  const staff = await adviserAtDesk(app);
  await staff.go('staff/figures');
  expect(staff.text()).toContain('< 30');
  expect(staff.html()).toContain('<table class="bars"');
  expect(staff.html()).not.toMatch(/<svg[^>]* style=/);
});

it('is not shown to an adviser who was not given them', async () => {
  const coordinator = await adviserAtDesk(app);
  const code = await inviteOn(coordinator, 'Zonder cijfers', { 'desk-confidential-adviser': 'yes' });
  const plain = await adviserAtDesk(app, code);
  expect(plain.places()).not.toContain('staff/figures');
});

it('has the library that draws charts only where charts are drawn', () => {
  const chart = readFileSync(join(ROOT, 'src', 'drawing', 'web', 'chart-svg.ts'), 'utf8');
  expect(chart).not.toMatch(/^import .*'echarts'/m);
});
