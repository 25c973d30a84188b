import { AppError } from '../../errors.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import type { FlowDeps } from '../port.ts';
import { findCohort } from './find-cohort.ts';
import { takeOver } from './take-over.ts';

/**
 * The cohort of a channel, for its facilitator; where there is none any more, whoever asks becomes it.
 * @throws AppError cohort_missing, not_in_cohort, not_facilitator (values: assignee, who is)
 */
export async function findAsFacilitator(deps: FlowDeps, place: Place, userId: string): Promise<Cohort> {
  const found = await findCohort(deps.store, place);
  const cohort = found.facilitatorId === userId ? found : await takeOver(deps, found, userId);
  if (cohort.facilitatorId !== userId) throw new AppError('not_facilitator', { assignee: cohort.facilitatorId });
  return cohort;
}
