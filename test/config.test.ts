import { readConfig } from '../src/config';

const ID = '11111111-2222-4333-8444-555555555555';
const TEAMS = { MICROSOFT_APP_ID: ID, MICROSOFT_APP_PASSWORD: 'secret-word', MICROSOFT_APP_TENANT_ID: ID };

const complaint = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the settings', () => {
  it('need nothing at all', () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      host: '127.0.0.1',
      isLocal: true,
      dataDir: './data',
      discretion: 'dialog',
      organisation: 'example',
      publicUrl: 'http://localhost:3978',
    });
  });

  it('leave Teams off until all of it is there, and name what is missing', () => {
    expect(readConfig(TEAMS).teams).toEqual({ appId: ID, password: 'secret-word', tenantId: ID });
    const { MICROSOFT_APP_PASSWORD: _, ...partly } = TEAMS;
    expect(complaint(partly)).toContain('MICROSOFT_APP_PASSWORD');
  });

  it('turn Slack on over HTTP or Socket Mode, with all it needs', () => {
    const SLACK_BOT_TOKEN = 'xoxb-1';
    const signingSecret = 'a'.repeat(32);
    expect(readConfig({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: signingSecret })).toMatchObject({
      slack: { botToken: SLACK_BOT_TOKEN, signingSecret },
      isLocal: false,
    });
    expect(readConfig({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
      botToken: SLACK_BOT_TOKEN,
      appToken: 'xapp-1',
    });
    expect(complaint({ SLACK_BOT_TOKEN })).toContain('SLACK_SIGNING_SECRET');
    expect(complaint({ SLACK_APP_TOKEN: 'xapp-1' })).toContain('SLACK_BOT_TOKEN');
    expect(complaint({ SLACK_BOT_TOKEN: 'secret-word' })).toMatch(/xoxb-(?!.*secret-word)/);
  });

  it('let anyone in only for a try on this machine', () => {
    expect(readConfig({ TEAMS_LOCAL: '1' }).teams?.appId).toBe('');
    expect(complaint({ TEAMS_LOCAL: '1', HOST: '0.0.0.0' })).toContain('HOST');
    expect(complaint({ TEAMS_LOCAL: '1', ...TEAMS })).toContain('TEAMS_LOCAL');
  });

  it('are all reported at once', () => {
    const told = complaint({ PORT: 'many', ORGANISATION: '../etc', PUBLIC_URL: 'here' });
    for (const name of ['PORT', 'ORGANISATION', 'PUBLIC_URL']) expect(told).toContain(name);
  });

  it('never repeat a secret', () => {
    expect(complaint({ ...TEAMS, MICROSOFT_APP_ID: 'wrong' })).not.toContain('secret-word');
  });

  it.each([
    ['a proxy', { TRUST_PROXY: '10.0.0.1' }],
    ['an address of its own', { PUBLIC_URL: 'https://wegwijzer.example' }],
    ['another host', { HOST: '0.0.0.0' }],
  ])('say with %s that others come here', (_, settings) => {
    expect(readConfig({ ...settings }).isLocal).toBe(false);
  });
});
