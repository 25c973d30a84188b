import type { Place } from '../../team/place.ts';
import type { FlowDeps } from '../port.ts';

/** A person is in the channel (again): they can be asked. */
export async function joinCohort({ store }: FlowDeps, { place, userId }: { place: Place; userId: string }) {
  const cohort = await store.cohorts.inChannel(place);
  if (cohort !== undefined) await store.members.setDeparted(cohort.teamId, cohort.id, userId, undefined);
}
