/** botbuilder's adapter for one app registration. */

import { CloudAdapter, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { TeamsSettings } from '../../config';
import type { Log } from '../../log';
import { BehindTheGate } from './behind-the-gate';

export function makeAdapter({ appId, password, tenantId }: TeamsSettings, log: Log): CloudAdapter {
  const credentials = new ConfigurationServiceClientCredentialFactory(
    appId
      ? {
          MicrosoftAppId: appId,
          MicrosoftAppPassword: password,
          MicrosoftAppTenantId: tenantId,
          MicrosoftAppType: 'SingleTenant',
        }
      : {},
  );
  const adapter = new CloudAdapter(new BehindTheGate(appId, credentials));
  // The default prints the error with what was in it.
  adapter.onTurnError = async () => log('turn-failed');
  return adapter;
}
