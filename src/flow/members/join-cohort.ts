import type { Store } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';

/** Records that a person is in the cohort's channel (again), so that they can be asked. */
export async function joinCohort(
  { store }: { store: Pick<Store, 'cohorts' | 'members'> },
  { place, userId }: { place: Place; userId: string },
) {
  const cohort = await store.cohorts.inChannel(place);
  if (cohort !== undefined) await store.members.setDeparted(cohort.teamId, cohort.id, userId, undefined);
}
