import type { Store } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';

/**
 * Records that a person is in the cohort's channel (again), so that they can be asked.
 * @param input.at when they were seen there: a person who has left since stays away. Default: now
 */
export async function joinCohort(
  { store }: { store: Pick<Store, 'cohorts' | 'members'> },
  { place, userId, at }: { place: Place; userId: string; at?: Date | undefined },
) {
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined) return;
  const { teamId, id } = cohort;
  const left = at === undefined ? undefined : await store.members.leftSince(teamId, id, userId);
  if (at === undefined || left === undefined || left < at)
    await store.members.setDeparted(teamId, id, userId, undefined);
}
