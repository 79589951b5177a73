/** What a knock is, the contentless message "there is something for you", whichever road it takes. */

/** Where one party can be knocked. Kept only sealed. */
export type KnockAddress =
  | { channel: 'mail'; to: string }
  | {
      channel: 'teams';
      serviceUrl: string;
      conversation: string;
      bot: string;
      user: string;
      tenant?: string;
    }
  | { channel: 'slack'; user: string };

/**
 * What came of one attempt. `again`: not before so many ms. `unreachable`: 403/404 or a refused mailbox.
 * `alarm`: our own credentials are refused (401, SMTP auth).
 */
export type Knocked =
  | { outcome: 'sent' }
  | { outcome: 'again'; after: number }
  | { outcome: 'unreachable' }
  | { outcome: 'alarm' };

/** Makes one attempt. Never throws for what the other side does. */
export type Knock = (
  address: KnockAddress,
  about: {
    language: string;
    for: 'adviser' | 'employee' | 'coordinator';
    /** Sealed; opens the right page for this person only. */
    handle?: string;
  },
) => Promise<Knocked>;
