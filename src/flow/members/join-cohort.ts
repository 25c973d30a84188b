import type { StoreOf } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';

/**
 * Records that a person is in the cohort's channel (again), so that they can be asked.
 * @param input.ts when they joined, by the chat platform's clock: if they have left since, nothing happens. Absent when they were seen there
 * @param input.seenAt when they were seen there, if that was some time ago: if they have left since, nothing happens
 */
export async function joinCohort(
  { store }: { store: StoreOf<'cohorts' | 'members'> },
  { place, userId, ts, seenAt }: { place: Place; userId: string; ts?: string | undefined; seenAt?: Date | undefined },
): Promise<void> {
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined) return;
  const { teamId, id } = cohort;
  if (ts === undefined) {
    const left = seenAt === undefined ? undefined : await store.members.leftSince(teamId, id, userId);
    if (seenAt !== undefined && left !== undefined && left >= seenAt) return;
    return store.members.setDeparted(teamId, id, userId, undefined);
  }
  await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, id);
    if (await tx.members.setMoved(teamId, id, userId, ts)) await tx.members.setDeparted(teamId, id, userId, undefined);
  });
}
