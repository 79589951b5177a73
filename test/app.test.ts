import { runApp } from './fakes/running-app';

const ID = '11111111-2222-4333-8444-555555555555';
const TEAMS = { MICROSOFT_APP_ID: ID, MICROSOFT_APP_PASSWORD: 'x', MICROSOFT_APP_TENANT_ID: ID };

describe('an organisation with contacts that are still to be filled in', () => {
  it('can be tried on this machine', async () => {
    const app = await runApp({ ORGANISATION: 'bz' });
    expect((await fetch(app.url)).status).toBe(200);
    await app.close();
  });

  it.each([
    ['a public web page', { PUBLIC_URL: 'https://wegwijzer.example' }],
    ['Teams', TEAMS],
  ])('does not open %s, and names the desks', async (_, settings) => {
    await expect(runApp({ ORGANISATION: 'ezk-lnv', ...settings })).rejects.toThrow(
      /organisation\.yaml: .*integrity-desk/,
    );
  });
});
