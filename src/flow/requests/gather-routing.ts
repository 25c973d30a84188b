import type { Load, Routing } from '../../exercise/route-request.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { absentee, type Presence } from '../members/find-presence.ts';

/** Gathers what routing needs: who holds which role, how much waits for whom, and who is unavailable. */
export async function gatherRouting(
  store: Pick<Store, 'members' | 'requests' | 'roles'>,
  cohort: Cohort,
  asker: string,
  { now, presence }: { now: Date; presence: Presence },
): Promise<Omit<Routing, 'role'>> {
  const departed = await store.members.departed(cohort.teamId, cohort.id);
  const told = await store.members.away(cohort.teamId, now);
  // What a person told the app counts more than what their status seems to say.
  const away = new Map([
    ...presence.away,
    ...told.map(({ userId, until }) => [userId, absentee(userId, until, presence.zones.get(userId) ?? 'UTC')] as const),
  ]);
  for (const userId of departed) away.delete(userId);
  const loads = await store.requests.load(cohort.teamId, cohort.id);
  return {
    asker,
    facilitator: cohort.facilitatorId,
    holdings: await store.roles.list(cohort.teamId, cohort.id),
    loads: new Map(
      loads.map(({ userId, open, lastAskedAt }): [string, Load] => [userId, { open, lastAskedAt: +lastAskedAt }]),
    ),
    not: new Set([...presence.not, ...away.keys(), ...departed]),
    away,
    quiet: presence.quiet,
    standIns: cohort.standIns,
    now: now.getTime(),
  };
}
