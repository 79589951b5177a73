/** The settings: the only reader of the environment. Every wrong one is reported at once, with what to do. */

import { z } from 'zod';
import { AppError } from './errors';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const schema = z.object({
  PORT: z.coerce
    .number({ message: 'give a port number, such as 3978' })
    .int()
    .min(0)
    .max(65535)
    .default(3978),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  ORGANISATION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'give the id of a folder in content/organisations')
    .default('example'),
  PUBLIC_URL: z.string().url('give the whole address, such as https://wegwijzer.example').optional(),
  MICROSOFT_APP_ID: z.string().uuid('give the application (client) id of the bot registration').optional(),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional(),
  MICROSOFT_APP_TENANT_ID: z.string().uuid('give the tenant id').optional(),
  DISCRETION: z.enum(['dialog', 'chat'], { message: 'give dialog or chat' }).default('dialog'),
  TEAMS_LOCAL: z
    .enum(['0', '1'], { message: 'give 1 to try Teams on this machine, or leave it out' })
    .default('0'),
});

export interface TeamsSettings {
  /** Empty only for trying Teams on this machine. */
  appId: string;
  password: string;
  tenantId: string;
  /** Only for tests, which cannot ask Microsoft: where the signing keys are. No setting leads here. */
  openIdMetadata?: string;
}

export interface Config {
  /** How Teams shows a page: in dialogs (leaves no message) or as a card in the chat. */
  discretion: 'dialog' | 'chat';
  port: number;
  host: string;
  dataDir: string;
  organisation: string;
  publicUrl: string;
  /** Absent: the channel is off. */
  teams?: TeamsSettings;
}

/** Throws one `AppError` that lists every wrong setting. Never repeats a secret. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`);
    throw new AppError('settings-wrong', lines.join(' '));
  }
  const settings = parsed.data;
  const teams = teamsSettings(settings);
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    organisation: settings.ORGANISATION,
    discretion: settings.DISCRETION,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    ...(teams && { teams }),
  };
}

function teamsSettings(settings: z.infer<typeof schema>): TeamsSettings | undefined {
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = settings;
  if (settings.TEAMS_LOCAL === '1') {
    if (!LOOPBACK.has(settings.HOST)) {
      throw new AppError(
        'settings-wrong',
        'TEAMS_LOCAL: only with HOST=127.0.0.1. It lets anyone in who can reach it.',
      );
    }
    if (appId)
      throw new AppError('settings-wrong', 'TEAMS_LOCAL: leave it out when MICROSOFT_APP_ID is set.');
    return { appId: '', password: '', tenantId: '' };
  }
  const given = {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  };
  const missing = Object.entries(given).filter(([, value]) => !value);
  if (missing.length === 3) return undefined;
  if (!appId || !password || !tenantId) {
    const names = missing.map(([name]) => name).join(', ');
    throw new AppError(
      'settings-wrong',
      `${names}: Teams needs these too, or none of them to leave Teams off.`,
    );
  }
  return { appId, password, tenantId };
}

export function environment(): Record<string, string | undefined> {
  return process.env;
}
