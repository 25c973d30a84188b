import type { Assignment, Request } from '../../exercise/request.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Presence } from '../members/find-presence.ts';
import { findUnavailable } from '../members/find-unavailable.ts';

/** Who else may take an assignment over: holders of the role who are neither asker, away, nor have handed it on already. */
export async function findOtherHolders(
  store: Store,
  cohort: Cohort,
  request: Request,
  { role, passed }: Assignment,
  { userId, now, presence }: { userId: string; now: Date; presence: Presence },
): Promise<string[]> {
  const away = await findUnavailable(store, cohort, presence, now);
  const asked = new Set(request.assignments.map(({ assigneeId }) => assigneeId));
  const holdings = await store.roles.list(cohort.teamId, cohort.id);
  return [...new Set(holdings.filter((held) => held.role === role).map((held) => held.userId))].filter(
    (user) =>
      user !== request.askerId && user !== userId && !away.has(user) && !passed.includes(user) && !asked.has(user),
  );
}
