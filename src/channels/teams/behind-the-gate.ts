/** What botbuilder is told about a request that passed the gate. Its own check has holes and asks the network again. */

import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { isLoopbackAddress, isTeamsAddress } from './service-url';

type Verdict = Awaited<ReturnType<BotFrameworkAuthentication['authenticateRequest']>>;

/** `appId` empty: tried on this machine. */
export class BehindTheGate extends ConfigurationBotFrameworkAuthentication {
  readonly #appId: string;

  constructor(appId: string, credentials: ServiceClientCredentialsFactory) {
    super({}, credentials);
    this.#appId = appId;
  }

  /** The gate has checked the token, the address and the tenant; the claims say no more than that. */
  override async authenticateRequest({ serviceUrl }: Activity): Promise<Verdict> {
    const claims = {
      [AuthenticationConstants.AudienceClaim]: this.#appId,
      [AuthenticationConstants.ServiceUrlClaim]: serviceUrl,
    };
    const claimsIdentity = new ClaimsIdentity(
      Object.entries(claims).map(([type, value]) => ({ type, value })),
      true,
    );
    return {
      audience: AuthenticationConstants.ToChannelFromBotOAuthScope,
      claimsIdentity,
      connectorFactory: this.createConnectorFactory(claimsIdentity),
    };
  }

  /** The second lock: whatever asks for a connection, it leads to Teams or nowhere. */
  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    const inner = super.createConnectorFactory(identity);
    const isAllowed = this.#appId ? isTeamsAddress : isLoopbackAddress;
    return {
      create: async (serviceUrl, audience) => {
        if (!isAllowed(serviceUrl)) throw new Error('this address is not on the list');
        return inner.create(serviceUrl, audience);
      },
    };
  }
}
