/** Where the bot may be told to answer: its token goes there, so the whole address is checked, not just parsed. */

/**
 * The hosts of the Teams connector, one a cloud: public, GCC, GCC High, DoD. Source, read in November 2026: Microsoft's
 * `TeamsServiceEndpoints` of @microsoft/agents-hosting (microsoft.github.io/Agents-for-js) and Microsoft Learn, “Send
 * proactive messages”. For China (21Vianet) Microsoft documents no host, so it is not here. The .us hosts come with
 * another issuer, which the gate refuses as yet (docs/decisions/0006-the-gate.md).
 */
export const TEAMS_HOSTS: readonly string[] = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** Such as `https://smba.trafficmanager.net/emea/<tenant>/`. */
const LONGEST = 200;
/** One plain shape, so that no two readers of an address can disagree on where it leads. */
const TEAMS_ADDRESS = /^https:\/\/([a-z.]+)(?:\/[\w-]+)*\/?$/;
const LOOPBACK_ADDRESS = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?(?:\/[\w-]+)*\/?$/;

export function isTeamsAddress(serviceUrl: string): boolean {
  if (serviceUrl.length > LONGEST) return false;
  const host = TEAMS_ADDRESS.exec(serviceUrl)?.[1];
  return host !== undefined && TEAMS_HOSTS.includes(host);
}

/** Where the bot may answer when it is tried on this machine. */
export function isLoopbackAddress(serviceUrl: string): boolean {
  return serviceUrl.length <= LONGEST && LOOPBACK_ADDRESS.test(serviceUrl);
}
