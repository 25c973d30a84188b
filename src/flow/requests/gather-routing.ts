import type { Load, Routing } from '../../exercise/route-request.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Presence } from '../members/find-presence.ts';
import { findUnavailable } from '../members/find-unavailable.ts';

/** Gathers what routing needs: who holds which role, how much waits for whom, and who is unavailable. */
export async function gatherRouting(
  store: Pick<Store, 'members' | 'requests' | 'roles'>,
  cohort: Cohort,
  asker: string,
  { now, presence }: { now: Date; presence: Presence },
): Promise<Omit<Routing, 'role'>> {
  const loads = await store.requests.load(cohort.teamId, cohort.id);
  return {
    asker,
    facilitator: cohort.facilitatorId,
    holdings: await store.roles.list(cohort.teamId, cohort.id),
    loads: new Map(
      loads.map(({ userId, open, lastAskedAt }): [string, Load] => [userId, { open, lastAskedAt: +lastAskedAt }]),
    ),
    not: await findUnavailable(store, cohort, presence, now),
    quiet: presence.quiet,
    standIns: cohort.standIns,
    now: now.getTime(),
  };
}
