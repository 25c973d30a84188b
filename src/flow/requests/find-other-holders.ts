import type { Assignment, Request } from '../../exercise/request.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Presence } from '../members/find-presence.ts';
import { findUnavailable } from '../members/find-unavailable.ts';

/**
 * Holders of the role who could take over an assignment from `userId`. Leaves out the asker, people who are unavailable,
 * people who have already handed it on, and people whom the request asks in another role.
 */
export async function findOtherHolders(
  store: Pick<Store, 'members' | 'roles'>,
  cohort: Cohort,
  request: Request,
  { role, passed }: Assignment,
  { userId, now, presence }: { userId: string; now: Date; presence: Presence },
): Promise<string[]> {
  const holdings = await store.roles.list(cohort.teamId, cohort.id);
  const holders = new Set(holdings.filter((held) => held.role === role).map((held) => held.userId));
  const not = new Set([request.askerId, userId, ...passed, ...(await findUnavailable(store, cohort, presence, now))]);
  for (const { assigneeId } of request.assignments) if (assigneeId !== undefined) not.add(assigneeId);
  return [...holders].filter((user) => !not.has(user));
}
