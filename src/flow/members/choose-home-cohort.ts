import type { StoreOf } from '../../ports/store.ts';

/** Sets which cohort App Home shows a person, of those whose channels they are in. Another one is left as it is. */
export async function chooseHomeCohort(
  { store }: { store: StoreOf<'cohorts' | 'members'> },
  { teamId, userId, cohortId }: { teamId: string; userId: string; cohortId: string },
): Promise<void> {
  const seen = await store.cohorts.seenBy(teamId, userId);
  if (seen.some(({ id }) => id === cohortId)) await store.members.setHomeCohort(teamId, userId, cohortId);
}
