/** Addresses that somebody would love our bot to answer to; every host in every disguise. */

const TEAMS = 'smba.trafficmanager.net';

const HOSTS = (catcher: string) => [
  catcher,
  '169.254.169.254',
  '[::ffff:169.254.169.254]',
  '[fd00:ec2::254]',
  'metadata.google.internal',
  'localhost',
  '127.0.0.1',
  '127.1',
  '0.0.0.0',
  '0',
  '2130706433',
  '0177.0.0.1',
  '0x7f.0.0.1',
  '0x7f000001',
  '[::1]',
  '[::]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '10.0.0.1',
  'attacker.example',
  `${TEAMS}.attacker.example`,
  `${TEAMS}.`,
  `attacker.trafficmanager.net`,
  'smba-trafficmanager.net',
  'smba.trafficrnanager.net',
  'smbа.trafficmanager.net',
  'xn--smb-7cd.trafficmanager.net',
  'smba。trafficmanager。net',
  'ѕmba.infra.gcc.teams.microsoft.com',
  'SMBA.attacker.example',
];

/** `t`: a host of Teams; `h`: where it should really lead. */
const DISGUISES: ((h: string, t: string) => string)[] = [
  (h) => `https://${h}/`,
  (h) => `http://${h}/emea/`,
  (h) => `HTTPS://${h}`,
  (h) => `//${h}/`,
  (h) => `ftp://${h}/`,
  (h, t) => `https://${t}@${h}/`,
  (h, t) => `https://${t}:443@${h}/emea/`,
  (h, t) => `https://${t}%2f@${h}/`,
  (h, t) => `https://${h}#@${t}/`,
  (h, t) => `https://${h}?@${t}/`,
  (h, t) => `https://${h}\\@${t}/`,
  (h, t) => `https://${h}/${t}/`,
  (h, t) => `https://${t}/redirect?url=http://${h}/`,
  (h, t) => `https://${t}/..;/@${h}/`,
  (h, t) => `https://${t}\\..\\${h}`,
  (h, t) => `https://${t}/\n@${h}/`,
  (h, t) => `https://${t}\r\nHost: ${h}\r\n/`,
  (h, t) => `https://${t}\u0000.${h}/`,
  (h, t) => `https://${t}:80@${h}:8080/${'a/'.repeat(2000)}`,
  (h, t) => ` https://${t} @${h}/`,
];

/** Addresses of Teams itself with something added that nobody needs. */
const ALMOST = [
  `http://${TEAMS}/`,
  `https://${TEAMS}:8443/`,
  `https://${TEAMS}:443/`,
  `https://user@${TEAMS}/`,
  `https://${TEAMS}./`,
  `https://${TEAMS}//attacker.example/`,
  `https://${TEAMS}/emea/../..//x`,
  `https://${TEAMS}/emea/?x=1`,
  `https://${TEAMS}/#x`,
  `https://${TEAMS}/%2e%2e/`,
  `https://${TEAMS}/\n`,
  `\thttps://${TEAMS}/`,
  `https:/${TEAMS}/`,
  `https:\\\\${TEAMS}\\`,
  `https://${TEAMS.toUpperCase()}/`,
  `https://${TEAMS}/${'a'.repeat(60_000)}`,
  '',
  '/',
  'https://',
];

/** `catcher`: host and port of a server of the test, which would notice. */
export function hostileAddresses(catcher: string): string[] {
  const disguised = HOSTS(catcher).flatMap((host) => DISGUISES.map((disguise) => disguise(host, TEAMS)));
  return [...new Set([...disguised, ...ALMOST])];
}
