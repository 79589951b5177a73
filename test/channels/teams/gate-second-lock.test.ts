/** Behind the gate: what botbuilder is told, and that no connection leads off the list whoever asks for it. */

import {
  CloudAdapter,
  ConfigurationServiceClientCredentialFactory,
  type ConversationReference,
} from 'botbuilder';
import { BehindTheGate } from '../../../src/channels/teams/behind-the-gate';
import { APP_ID, SERVICE_URL } from '../../fakes/signed-request';

const registered = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'x', MicrosoftAppTenantId: APP_ID };
const behind = (appId: string) =>
  new BehindTheGate(appId, new ConfigurationServiceClientCredentialFactory(appId ? registered : {}));
const adapter = new CloudAdapter(behind(APP_ID));

it('tells botbuilder what the gate verified, and nothing else', async () => {
  const activity = { serviceUrl: SERVICE_URL, channelId: 'msteams', from: { id: 'person' } };
  const { claimsIdentity } = await behind(APP_ID).authenticateRequest(activity as never);
  expect(claimsIdentity.isAuthenticated).toBe(true);
  expect(claimsIdentity.claims).toEqual([
    { type: 'aud', value: APP_ID },
    { type: 'serviceurl', value: SERVICE_URL },
  ]);
});

it.each([
  [APP_ID, SERVICE_URL, true],
  [APP_ID, 'https://attacker.example/', false],
  [APP_ID, 'http://127.0.0.1:3979/', false],
  ['', 'http://127.0.0.1:3979/', true],
  ['', SERVICE_URL, false],
])('registration %j, address %s: connects is %s', async (appId, serviceUrl, connects) => {
  const lock = behind(appId);
  const { claimsIdentity } = await lock.authenticateRequest({ serviceUrl } as never);
  const connection = lock.createConnectorFactory(claimsIdentity).create(serviceUrl, 'audience');
  expect(await connection.then(Boolean, () => false)).toBe(connects);
});

it('holds for what the bot sends of its own accord', async () => {
  const reference = { serviceUrl: 'https://attacker.example/', conversation: { id: 'x' } };
  const send = adapter.continueConversationAsync(APP_ID, reference as ConversationReference, async () => {});
  await expect(send).rejects.toThrow('not on the list');
});
