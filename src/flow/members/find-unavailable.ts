import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Presence } from './find-presence.ts';

/** Everybody whom nobody can ask in a cohort now: as the platform says, away by their own word, or gone from the channel. */
export async function findUnavailable(
  store: Store,
  cohort: Cohort,
  presence: Presence,
  now: Date,
): Promise<Set<string>> {
  const away = await store.members.away(cohort.teamId, now);
  return new Set([...presence.not, ...away, ...(await store.members.departed(cohort.teamId, cohort.id))]);
}
