/** What several tests do on the staff pages. */

import type { WebVisitor } from '../../../fakes/web-visitor';

/** Of the first form on the page. */
export function sealOn(visitor: WebVisitor): string {
  return /name="seal" value="([^"]+)"/.exec(visitor.html())?.[1] ?? '';
}

export function codeOn(visitor: WebVisitor): string {
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(visitor.text())?.[0] ?? '';
}

/** A coordinator invites somebody; gives the code that was shown. */
export async function inviteOn(
  coordinator: WebVisitor,
  name: string,
  fields: Record<string, string> = {},
): Promise<string> {
  await coordinator.open();
  await coordinator.go('roster/list');
  await coordinator.go('roster/invite');
  await coordinator.go('roster/invited', { name, ...fields });
  return codeOn(coordinator);
}
