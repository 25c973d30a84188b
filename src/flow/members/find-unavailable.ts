import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Presence } from './find-presence.ts';

/** Everybody in a cohort who cannot be asked now: unavailable on the chat platform, away in the app, or no longer in the channel. */
export async function findUnavailable(
  store: Pick<Store, 'members'>,
  cohort: Cohort,
  presence: Presence,
  now: Date,
): Promise<Set<string>> {
  const away = (await store.members.away(cohort.teamId, now)).map(({ userId }) => userId);
  return new Set([...presence.not, ...away, ...(await store.members.departed(cohort.teamId, cohort.id))]);
}
