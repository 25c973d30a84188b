import { type ColumnDecision, type Decision, standing } from '../../exercise/decision.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';

/** A decision about a column. */
export type DecisionOnColumn = Decision & { what: ColumnDecision };

/** The decisions about columns of a course's data that stand, oldest first. */
export async function findStanding(
  store: Pick<Store, 'decisions'>,
  { teamId, id, dataset }: Pick<Cohort, 'teamId' | 'id' | 'dataset'>,
): Promise<DecisionOnColumn[]> {
  const all = standing(await store.decisions.inCohort(teamId, id), dataset);
  return all.filter((decision): decision is DecisionOnColumn => decision.what.kind !== 'statement');
}
