import type { Place } from '../../team/place.ts';
import { findCohort } from '../members/find-cohort.ts';
import type { FlowDeps } from '../port.ts';

/**
 * Asks for a message in the channel that shows how far the team is.
 * @param input.id of the press or command: one that is delivered twice shows it once
 * @throws AppError cohort_missing
 */
export async function requestProgress(
  { store, jobs }: FlowDeps,
  input: { place: Place; userId: string; id: string },
): Promise<void> {
  const cohort = await findCohort(store, input.place);
  const { teamId } = cohort;
  const payload = { teamId, cohortId: cohort.id, userId: input.userId, id: input.id };
  await jobs.enqueue('show-progress', payload, { id: `progress-${input.id}` });
}
