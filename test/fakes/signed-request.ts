/** A request as Microsoft signs it for our registration; each test changes what it wants to see refused. */

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const TENANT_ID = '66666666-7777-8888-9999-aaaaaaaaaaaa';
export const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
export const TEAMS_SETTINGS = {
  MICROSOFT_APP_ID: APP_ID,
  MICROSOFT_APP_PASSWORD: 'not-a-real-one',
  MICROSOFT_APP_TENANT_ID: TENANT_ID,
};

/** `now` in seconds. */
export function goodClaims(now = Math.floor(Date.now() / 1000)) {
  return {
    iss: 'https://api.botframework.com',
    aud: APP_ID,
    nbf: now - 10,
    exp: now + 3600,
    serviceurl: SERVICE_URL,
  };
}

/** Answered in the same response, so that nothing is sent elsewhere. */
export function goodActivity() {
  return {
    type: 'invoke',
    name: 'task/fetch',
    id: 'activity',
    channelId: 'msteams',
    serviceUrl: SERVICE_URL,
    value: {},
    from: { id: 'person' },
    recipient: { id: 'bot' },
    conversation: { id: 'conversation', conversationType: 'personal', tenantId: TENANT_ID },
    channelData: { tenant: { id: TENANT_ID } },
  };
}

/** Sends the activity, with some of it changed. `url`: of the running app. */
export function knock(url: string, authorization?: string, changed: object = {}): Promise<Response> {
  return fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) },
    body: JSON.stringify({ ...goodActivity(), ...changed }),
  });
}
