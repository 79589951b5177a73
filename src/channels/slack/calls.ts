/** The calls to Slack. None of them throws for what Slack does. */

import { setTimeout as wait } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { CardPart } from '../../drawing/cards';
import type { Log } from '../../log';

type Client = webApi.WebClient;
type View = Parameters<Client['views']['open']>[0]['view'];

export type Called =
  | { outcome: 'done'; id: string }
  /** Slack takes no more just now; milliseconds. */
  | { outcome: 'again'; after: number }
  /** Slack does not draw this. */
  | { outcome: 'undrawable' }
  /** The window was closed, or shows something else by now. */
  | { outcome: 'replaced' }
  | { outcome: 'gone' }
  /** Our own credentials are refused. */
  | { outcome: 'alarm' };

export interface Calls {
  open(trigger: string, view: CardPart): Promise<Called>;
  /** `hash`: of the view that the person looked at; another one is not replaced. */
  update(id: string, view: CardPart, hash?: string): Promise<Called>;
  publish(user: string, view: CardPart): Promise<Called>;
  post(user: string, text: string, blocks: CardPart[]): Promise<Called>;
  /** The locale of a person, when Slack tells it soon enough. */
  localeOf(user: string): Promise<string | undefined>;
}

/** In milliseconds. */
const AGAIN_AFTER = 60_000;
const AGAIN_MOST = 60 * 60_000;
const LOCALE_MOST = 700;

const REFUSED = new Set([
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'missing_scope'],
  ...['no_permission', 'not_allowed_token_type', 'ekm_access_denied'],
]);
const GONE = new Set([
  ...['channel_not_found', 'user_not_found', 'users_not_found', 'user_disabled', 'user_not_visible'],
  ...['messages_tab_disabled', 'cannot_dm_bot', 'is_archived', 'restricted_action'],
  ...['expired_trigger_id', 'trigger_expired', 'exchanged_trigger_id', 'not_in_channel'],
]);
const REPLACED = new Set(['hash_conflict', 'not_found']);
const UNDRAWABLE = new Set(['invalid_blocks', 'invalid_arguments', 'view_too_large', 'msg_too_long']);

export function makeCalls(client: Client, token: string, log: Log): Calls {
  const call = async (ask: () => Promise<{ id: string }>): Promise<Called> => {
    try {
      return { outcome: 'done', ...(await ask()) };
    } catch (error) {
      const called = meaningOf(error as Failure);
      if (called.outcome === 'alarm') log('slack-token-refused');
      if (called.outcome === 'undrawable') log('slack-undrawable');
      if (called.outcome === 'again' || called.outcome === 'gone') log('slack-failed');
      return called;
    }
  };
  const idOf = ({ view }: { view?: { id?: string } }) => ({ id: view?.id ?? '' });
  return {
    open: (trigger_id, view) =>
      call(async () => idOf(await client.views.open({ token, trigger_id, view: view as unknown as View }))),
    update: (view_id, view, hash) =>
      call(async () => {
        const asked = { token, view_id, view: view as unknown as View, ...(hash && { hash }) };
        return idOf(await client.views.update(asked));
      }),
    publish: (user_id, view) =>
      call(async () => idOf(await client.views.publish({ token, user_id, view: view as unknown as View }))),
    post: (channel, text, blocks) =>
      call(async () => {
        const message = { token, channel, text, blocks, unfurl_links: false, unfurl_media: false };
        await client.chat.postMessage(message as unknown as Parameters<Client['chat']['postMessage']>[0]);
        return { id: '' };
      }),
    async localeOf(user) {
      const asked = client.users
        .info({ token, user, include_locale: true })
        .then(({ user: found }) => found?.locale)
        .catch(() => undefined);
      return Promise.race([asked, wait(LOCALE_MOST, undefined, { ref: false })]);
    },
  };
}

/** What the client throws. */
interface Failure {
  code?: string;
  data?: { error?: string };
  /** In seconds. */
  retryAfter?: number;
}

function meaningOf({ code, data, retryAfter }: Failure): Called {
  const error = data?.error ?? '';
  if (REFUSED.has(error)) return { outcome: 'alarm' };
  if (GONE.has(error)) return { outcome: 'gone' };
  if (REPLACED.has(error)) return { outcome: 'replaced' };
  if (UNDRAWABLE.has(error)) return { outcome: 'undrawable' };
  if (retryAfter !== undefined) return { outcome: 'again', after: Math.min(retryAfter * 1000, AGAIN_MOST) };
  // Slack is asked once more at once when the connection broke, later when it was Slack that failed.
  return { outcome: 'again', after: code === 'slack_webapi_request_error' ? 1000 : AGAIN_AFTER };
}
