/** The manifest that an administrator pastes into Slack: filled, and checked against Slack's limits. */

import { z } from 'zod';
import type { Problem } from '../guide/content';
import { fillManifest, type ManifestValues } from './teams-manifest';

const FILE = 'appPackage/slack-manifest.json';

/** With what to do when it is the other. */
const only = (value: boolean, remedy: string) => z.boolean().refine((given) => given === value, remedy);
/** In characters (docs.slack.dev/reference/app-manifest). */
const shortcut = z
  .object({
    name: z.string().min(1).max(24),
    type: z.literal('global'),
    callback_id: z.enum(['open', 'danger']),
    description: z.string().min(1).max(150),
  })
  .strict();
const address = z.string().url().startsWith('https://');
const shape = z
  .object({
    display_information: z
      .object({
        name: z.string().min(1).max(35),
        description: z.string().min(1).max(140),
        long_description: z.string().min(174).max(4000),
        background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
      })
      .strict(),
    features: z
      .object({
        app_home: z
          .object({
            home_tab_enabled: z.literal(true),
            messages_tab_enabled: only(true, 'leave it on: a closed tab refuses knocks'),
            messages_tab_read_only_enabled: only(true, 'leave it on: what somebody types there would stay'),
          })
          .strict(),
        bot_user: z.object({ display_name: z.string().min(1).max(80), always_online: z.boolean() }).strict(),
        shortcuts: z.array(shortcut).max(10),
        slash_commands: z
          .array(
            z
              .object({
                command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
                url: address.optional(),
                description: z.string().min(1).max(2000),
                should_escape: z.literal(false),
              })
              .strict(),
          )
          .min(1),
      })
      .strict(),
    oauth_config: z
      .object({
        scopes: z.object({ bot: z.array(z.enum(['chat:write', 'commands', 'users:read'])) }).strict(),
      })
      .strict(),
    settings: z
      .object({
        event_subscriptions: z.object({
          request_url: address.optional(),
          bot_events: z.tuple([z.literal('app_home_opened')]),
        }),
        interactivity: z.object({ is_enabled: z.literal(true), request_url: address.optional() }),
        org_deploy_enabled: only(false, 'one workspace: people are told apart within it'),
        socket_mode_enabled: z.boolean(),
        token_rotation_enabled: only(false, 'not supported: the token of a setting stays'),
      })
      .strict(),
  })
  .strict();

/** In the first language of the organisation: a manifest has one. `template`: of `appPackage/`. */
export function makeSlackManifest(
  template: Buffer | undefined,
  values: ManifestValues,
): { manifest: string } | { problems: Problem[] } {
  const parsed = parse(template);
  if (!parsed) return { problems: [{ file: FILE, key: '(file)', remedy: 'write it as JSON' }] };
  const filled = fillManifest(parsed, values, FILE);
  const { localizationInfo: _, ...manifest } = filled.manifest;
  const checked = shape.safeParse(manifest);
  const wrong = checked.success ? [] : checked.error.issues;
  const problems = [
    ...filled.problems,
    ...wrong.map(({ path, message }) => ({ file: FILE, key: path.join('.') || '(file)', remedy: message })),
  ];
  return problems.length > 0 ? { problems } : { manifest: `${JSON.stringify(manifest, null, 2)}\n` };
}

function parse(text: Buffer | undefined): object | undefined {
  try {
    const parsed: unknown = JSON.parse(String(text));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
