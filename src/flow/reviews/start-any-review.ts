import { AppError } from '../../errors.ts';
import { chooseToReview } from '../../exercise/reviewers.ts';
import type { FlowDeps } from '../port.ts';
import { familiesOf } from '../requests/families-of.ts';
import type { ReviewCase } from './open-review.ts';
import { startReview } from './start-review.ts';

/**
 * Gives somebody the request to review that has had the fewest reviews, of their cohorts; their own place, if they have
 * one that they have not used.
 * @throws AppError review_none
 */
export async function startAnyReview(
  deps: FlowDeps,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<ReviewCase> {
  const { store, clock, course } = deps;
  const waiting = await store.reviews.waitingFor(teamId, userId);
  const first = waiting[0];
  if (first !== undefined) return startReview(deps, { teamId, requestId: first.id, userId });
  const cohorts = await store.cohorts.ofUser(teamId, userId);
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
  return startReview(deps, { teamId, requestId: chosen.requestId, userId });
}
