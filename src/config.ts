/** The settings: the only reader of the environment. Every wrong one is reported at once, with what to do. */

import { z } from 'zod';
import { AppError } from './errors';
import type { CosmosSettings } from './storage/cosmos/settings';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const httpsAddress = z
  .string({ message: 'give the whole address' })
  .url('give the whole address')
  .startsWith('https://', 'give the address with https://');

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
  COSMOS_ENDPOINT: httpsAddress.optional(),
  COSMOS_KEY: z.string().min(1).optional(),
  COSMOS_DATABASE: z
    .string()
    .regex(/^[\w-]+$/, 'give letters, digits and hyphens')
    .default('wegwijzer'),
  COSMOS_KEYS_ENDPOINT: httpsAddress.optional(),
  COSMOS_KEYS_KEY: z.string().min(1).optional(),
  KEY_VAULT_KEY_ID: httpsAddress.optional(),
  OIDC_ISSUER: httpsAddress.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_ROLE_CLAIM: z.string().min(1).default('roles'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'give the address as smtps://name:password@host')
    .optional(),
  MAIL_FROM: z.string().email('give the mailbox that knocks come from').optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32,64}$/, 'give the signing secret of the Slack app: letters a to f and digits')
    .optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'give the bot token of the Slack app: xoxb-…').optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'give the app-level token for Socket Mode: xapp-…')
    .optional(),
  TRUST_PROXY: z.string().ip('give the IP address of the proxy in front').optional(),
});

export interface TeamsSettings {
  /** Empty only for trying Teams on this machine. */
  appId: string;
  password: string;
  tenantId: string;
  /** Only for tests, which cannot ask Microsoft: where the signing keys are. No setting leads here. */
  openIdMetadata?: string;
}

export interface SlackSettings {
  botToken: string;
  /** For requests over HTTP. */
  signingSecret?: string;
  /** Present: Socket Mode, and nothing is received over HTTP. */
  appToken?: string;
  /** Only for tests, which cannot ask Slack. No setting leads here. */
  apiUrl?: string;
}

export interface SignInSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  roleClaim: string;
  /** Only for tests, which have a provider on loopback. No setting leads here. */
  allowPlainHttp?: boolean;
}

export interface MailSettings {
  url: string;
  from: string;
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
  /** Absent: the channel is off. */
  slack?: SlackSettings;
  /** Absent: one file in `dataDir`, for one process. */
  cosmos?: CosmosSettings;
  /** Absent: a file in `dataDir`. */
  keyVaultKeyId?: string;
  /** Absent: one-time codes, on this machine only. */
  signIn?: SignInSettings;
  /** Absent: nobody is knocked by mail. */
  mail?: MailSettings;
  /** The proxy whose word is taken for where a request comes from. */
  trustProxy?: string;
  /** Everything stays on this machine: nobody else can reach it. */
  isLocal: boolean;
}

/** Throws one `AppError` that lists every wrong setting. Never repeats a secret. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const settings = readSettings(environment);
  const teams = teamsSettings(settings);
  const publicUrl = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    organisation: settings.ORGANISATION,
    discretion: settings.DISCRETION,
    publicUrl,
    ...(teams && { teams }),
    ...slackSettings(settings),
    ...storeSettings(settings),
    ...signInSettings(settings),
    ...mailSettings(settings),
    ...(settings.TRUST_PROXY && { trustProxy: settings.TRUST_PROXY }),
    isLocal: isLocal(settings, publicUrl),
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
  if (!together(given, 'Teams') || !appId || !password || !tenantId) return undefined;
  return { appId, password, tenantId };
}

type Settings = z.infer<typeof schema>;

function readSettings(
  environment: Record<string, string | undefined>,
  shape: z.ZodType<Settings, z.ZodTypeDef, unknown> = schema,
): Settings {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(filled);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`);
  throw new AppError('settings-wrong', lines.join(' '));
}

const withCosmos = schema.required({ COSMOS_ENDPOINT: true });

/** For whoever prepares Cosmos DB, before there are keys to work with. */
export function readCosmosSettings(environment: Record<string, string | undefined>): CosmosSettings {
  return cosmosSettings(readSettings(environment, withCosmos)) as CosmosSettings;
}

function cosmosSettings(settings: Settings): CosmosSettings | undefined {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_DATABASE: database, COSMOS_KEY: key } = settings;
  const { COSMOS_KEYS_ENDPOINT: keysEndpoint, COSMOS_KEYS_KEY: keysKey } = settings;
  if (!endpoint) return undefined;
  return {
    endpoint,
    database,
    ...(key && { key }),
    ...(keysEndpoint && { keysEndpoint }),
    ...(keysKey && { keysKey }),
  };
}

/** A proxy, a bot registration or a store elsewhere means that others come here, whatever the address says. */
function isLocal(
  { HOST, TRUST_PROXY, MICROSOFT_APP_ID, SLACK_BOT_TOKEN, COSMOS_ENDPOINT }: Settings,
  publicUrl: string,
): boolean {
  const isReached = [TRUST_PROXY, MICROSOFT_APP_ID, SLACK_BOT_TOKEN, COSMOS_ENDPOINT].some(
    (setting) => setting !== undefined,
  );
  return LOOPBACK.has(HOST) && LOOPBACK.has(new URL(publicUrl).hostname) && !isReached;
}

/** With an app-level token over Socket Mode, otherwise over HTTP with the signing secret. */
function slackSettings(settings: Settings): Pick<Config, 'slack'> {
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN } = settings;
  const way = SLACK_APP_TOKEN ? { SLACK_APP_TOKEN } : { SLACK_SIGNING_SECRET };
  if (!together({ SLACK_BOT_TOKEN, ...way }, 'Slack')) return {};
  return {
    slack: {
      botToken: SLACK_BOT_TOKEN ?? '',
      ...(SLACK_APP_TOKEN ? { appToken: SLACK_APP_TOKEN } : { signingSecret: SLACK_SIGNING_SECRET ?? '' }),
    },
  };
}

function storeSettings(settings: Settings): Pick<Config, 'cosmos' | 'keyVaultKeyId'> {
  const { KEY_VAULT_KEY_ID: keyVaultKeyId } = settings;
  const cosmos = cosmosSettings(settings);
  if (cosmos && !keyVaultKeyId) {
    throw new AppError(
      'settings-wrong',
      'KEY_VAULT_KEY_ID: needed with COSMOS_ENDPOINT. Several processes must open what one of them sealed.',
    );
  }
  return { ...(cosmos && { cosmos }), ...(keyVaultKeyId && { keyVaultKeyId }) };
}

function signInSettings(settings: Settings): Pick<Config, 'signIn'> {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLE_CLAIM } = settings;
  if (!together({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }, 'the staff pages')) return {};
  const [issuer = '', clientId = '', clientSecret = ''] = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET];
  return { signIn: { issuer, clientId, clientSecret, roleClaim: OIDC_ROLE_CLAIM } };
}

function mailSettings(settings: Settings): Pick<Config, 'mail'> {
  const { SMTP_URL, MAIL_FROM } = settings;
  if (!together({ SMTP_URL, MAIL_FROM }, 'mail')) return {};
  return { mail: { url: SMTP_URL ?? '', from: MAIL_FROM ?? '' } };
}

/** All of them are given, or none; some of them is a mistake. */
function together(given: Record<string, string | undefined>, what: string): boolean {
  const missing = Object.keys(given).filter((name) => !given[name]);
  if (missing.length === 0) return true;
  if (missing.length === Object.keys(given).length) return false;
  throw new AppError(
    'settings-wrong',
    `${missing.join(', ')}: ${what} needs these too, or none of them to leave it off.`,
  );
}

export function environment(): Record<string, string | undefined> {
  return process.env;
}
