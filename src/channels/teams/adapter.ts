/** botbuilder's adapter for one app registration. */

import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import type { TeamsSettings } from '../../config';
import type { Log } from '../../log';

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
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}, credentials));
  // The default prints the error with what was in it.
  adapter.onTurnError = async () => log('turn-failed');
  return adapter;
}
