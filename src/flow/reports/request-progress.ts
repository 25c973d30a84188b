import { progressKey } from '../../messages/post-keys.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import { findCohort } from '../members/find-cohort.ts';
import { isFarUp } from './is-far-up.ts';

/**
 * Enqueues the job that shows in the channel how far the team is.
 * @returns the key of the message that is brought up to date, if the channel has one that isn't far up
 * @param input.id id of the press or command, so that one that Slack delivers twice shows it once
 * @throws AppError cohort_missing, not_in_cohort
 */
export async function requestProgress(
  {
    store,
    jobs,
    clock,
  }: { store: StoreOf<'cohorts' | 'members' | 'posts'>; jobs: Pick<Jobs, 'enqueue'>; clock: Clock },
  input: { place: Place; userId: string; id: string },
): Promise<string | undefined> {
  const cohort = await findCohort(store, input.place, input.userId);
  const { teamId } = cohort;
  const payload = { teamId, cohortId: cohort.id, userId: input.userId, id: input.id };
  await jobs.enqueue('show-progress', payload, { id: `progress-${input.id}` });
  const current = await store.posts.newestProgress(cohort);
  // A delivery that comes again is answered as the first one was.
  if (current === undefined || current.key === progressKey(input.id)) return undefined;
  return (await isFarUp(store, current, clock.now())) ? undefined : current.key;
}
