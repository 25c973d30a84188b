import { AppError } from '../../errors.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { findCohort } from './find-cohort.ts';
import type { FacilitatePort } from './port.ts';
import { takeOver } from './take-over.ts';

/**
 * Finds a channel's cohort for its facilitator. If the facilitator has left, the person who asks becomes the facilitator.
 * @throws AppError cohort_missing, not_in_cohort, not_facilitator (values: assignee, the facilitator)
 */
export async function findAsFacilitator(needs: FacilitatePort, place: Place, userId: string): Promise<Cohort> {
  const found = await findCohort(needs.store, place, userId);
  const cohort = found.facilitatorId === userId ? found : await takeOver(needs, found, userId);
  if (cohort.facilitatorId !== userId) throw new AppError('not_facilitator', { assignee: cohort.facilitatorId });
  return cohort;
}
