/** The only way to the console. A closed vocabulary of codes and numbers: nothing a person typed, no place, no id. */

const CODES = {
  stopped: 'Wegwijzer has stopped.',
  'turn-failed': 'A turn could not be answered.',
  'request-refused': 'A request was refused at the door.',
  'teams-unsigned': 'Teams: refused, not signed by Microsoft for this app registration.',
  'teams-keys-unreachable': 'Teams: refused, the signing keys of Microsoft could not be fetched.',
  'teams-address-refused': 'Teams: refused, the address to answer to is not on the list.',
  'teams-tenant-refused': 'Teams: refused, it came from another tenant.',
  'slack-unsigned': 'Slack: refused, not signed by Slack for this app, or not now.',
  'slack-unreachable': 'Slack: Socket Mode could not connect. Look at SLACK_APP_TOKEN and the network.',
  'slack-token-refused': 'Slack: our token is refused. Look at SLACK_BOT_TOKEN and the scopes of the app.',
  'slack-failed':
    'Slack: a call did not succeed. Look at the network, and whether this server answers in time.',
  'slack-undrawable': 'Slack: a page was not accepted and was shown without pictures, or not at all.',
  'handoff-failed':
    'Hand-off: something could not be done; it is tried again. Look at the store and the keys.',
  'handoff-down':
    'Hand-off: the store or its keys cannot be reached. Advice goes on; requests are not taken.',
  'handoff-up': 'Hand-off works again.',
  'knock-refused': 'Hand-off: a knock was refused. Look at the credentials for Teams, Slack or mail.',
  'case-expired': 'Hand-off: a case was over and is deleted.',
} as const;

export type LogCode = keyof typeof CODES;
export type Log = (code: LogCode, numbers?: Readonly<Record<string, number>>) => void;

export const log: Log = (code, numbers = {}) => {
  console.log(JSON.stringify({ code, text: CODES[code], ...numbers }));
};

/** What the operator reads at start and what commands print: settings and content, never a person's words. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

// Somebody who stops reading (`| head`) ends a command quietly.
process.stdout.on('error', () => process.exit(0));
