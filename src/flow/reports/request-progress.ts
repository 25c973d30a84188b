import type { Jobs } from '../../ports/jobs.ts';
import type { Store } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import { findCohort } from '../members/find-cohort.ts';

/**
 * Enqueues the job that shows in the channel how far the team is.
 * @param input.id id of the press or command, so that one that Slack delivers twice shows it once
 * @throws AppError cohort_missing, not_in_cohort
 */
export async function requestProgress(
  { store, jobs }: { store: Pick<Store, 'cohorts' | 'members'>; jobs: Pick<Jobs, 'enqueue'> },
  input: { place: Place; userId: string; id: string },
): Promise<void> {
  const cohort = await findCohort(store, input.place, input.userId);
  const { teamId } = cohort;
  const payload = { teamId, cohortId: cohort.id, userId: input.userId, id: input.id };
  await jobs.enqueue('show-progress', payload, { id: `progress-${input.id}` });
}
