import { type ColumnDecision, type Decision, type StatementDecision, standing } from '../../exercise/decision.ts';
import type { Figure } from '../../exercise/presentation.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';

/** A decision about a column. */
export type DecisionOnColumn = Decision & { what: ColumnDecision };

/** A statement that a stakeholder has confirmed, with the figure that shows it. */
export type ConfirmedFigure = Decision & { what: StatementDecision & { figure: Figure } };

/** The decisions about columns of a course's data that stand, oldest first. */
export async function findStanding(
  store: Pick<Store, 'decisions'>,
  { teamId, id, dataset }: Pick<Cohort, 'teamId' | 'id' | 'dataset'>,
): Promise<DecisionOnColumn[]> {
  const all = standing(await store.decisions.inCohort(teamId, id), dataset);
  return all.filter((decision): decision is DecisionOnColumn => decision.what.kind !== 'statement');
}

/** The statements about a course's data that were confirmed with a figure and stand, oldest first. */
export async function findConfirmed(
  store: Pick<Store, 'decisions'>,
  { teamId, id, dataset }: Pick<Cohort, 'teamId' | 'id' | 'dataset'>,
): Promise<ConfirmedFigure[]> {
  const all = standing(await store.decisions.inCohort(teamId, id), dataset);
  return all.filter(
    (decision): decision is ConfirmedFigure => decision.what.kind === 'statement' && decision.what.figure !== undefined,
  );
}
