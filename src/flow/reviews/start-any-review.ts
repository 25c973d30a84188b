import { AppError } from '../../errors.ts';
import { chooseToReview } from '../../exercise/reviewers.ts';
import { familiesOf } from '../requests/families-of.ts';
import type { ReviewCase } from './open-review.ts';
import type { ReviewsPort, StartReviewPort } from './port.ts';
import { startReview } from './start-review.ts';

/**
 * Starts the review that waits for a person, or else that of the request in their cohorts with the fewest reviews.
 * @throws AppError review_none
 */
export async function startAnyReview(
  needs: Pick<ReviewsPort, 'clock' | 'course'> & {
    store: StartReviewPort['store'] & Pick<ReviewsPort['store'], 'roles'>;
  },
  { teamId, userId }: { teamId: string; userId: string },
): Promise<ReviewCase> {
  const { store, clock, course } = needs;
  const waiting = await store.reviews.waitingFor(teamId, userId);
  const first = waiting[0];
  if (first !== undefined) return startReview(needs, { teamId, requestId: first.id, userId });
  const cohorts = await store.cohorts.seenBy(teamId, userId);
  const holdings = await Promise.all(cohorts.map(({ id }) => store.roles.list(teamId, id)));
  const choices = await store.reviews.open(
    teamId,
    cohorts.map(({ id }) => id),
  );
  const chosen = chooseToReview({
    userId,
    choices,
    families: familiesOf(course, holdings.flat()),
    now: clock.now(),
  });
  if (chosen === undefined) throw new AppError('review_none');
  return startReview(needs, { teamId, requestId: chosen.requestId, userId });
}
