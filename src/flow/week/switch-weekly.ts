import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';

/** Switches a course's weekly messages on or off, in the caller's transaction. @returns whether that changes anything */
export async function switchWeekly(
  tx: StoreOf<'weeks'>,
  { teamId, id }: Pick<Cohort, 'teamId' | 'id'>,
  { weekly, at }: { weekly: boolean; at: Date },
): Promise<boolean> {
  if (((await tx.weeks.ofCohort(teamId, id)) !== undefined) === weekly) return false;
  if (weekly) await tx.weeks.begin(teamId, id, at);
  else await tx.weeks.end(teamId, id);
  return true;
}
