import { AppError } from '../../errors.ts';
import type { Request } from '../../exercise/request.ts';
import { stateOf } from '../../exercise/request-state.ts';
import { countReviews } from '../../exercise/reviewers.ts';
import type { Ratings } from '../../exercise/rubric.ts';
import { requestKey, reviewKey } from '../../messages/post-keys.ts';
import { requestContent } from '../../messages/request-content.ts';
import { threadOf } from '../../messages/thread-of.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';
import { openReview } from './open-review.ts';

/**
 * Records a peer's review and shows it to the asker in the thread; under no name where the facilitator has chosen that.
 * @throws AppError as startReview does
 */
export async function reviewRequest(
  deps: FlowDeps,
  input: { teamId: string; requestId: string; reviewerId: string; ratings: Ratings; comment: string },
): Promise<void> {
  const { teamId, requestId, reviewerId } = input;
  const now = deps.clock.now();
  const { cohort, done } = await deps.store.transaction(async (tx) => {
    const before = await openReview(tx, { teamId, requestId, userId: reviewerId, now });
    await tx.reviews.start(teamId, requestId, reviewerId, now);
    const comment = input.comment.trim();
    if (!(await tx.reviews.complete(teamId, requestId, reviewerId, { ratings: input.ratings, comment }))) {
      throw new AppError('review_done');
    }
    const counts = countReviews(await tx.reviews.of(teamId, requestId));
    const helped = before.request.closedAt !== undefined;
    const request: Request = { ...before.request, state: stateOf(before.request.assignments, counts, helped) };
    await tx.requests.save(teamId, request);
    await tx.posts.revise(teamId, requestKey(requestId), requestContent(request, counts));
    await tx.posts.add({
      ...threadOf(before.cohort, request.lessonId),
      key: reviewKey(requestId, counts.done),
      content: {
        type: 'review-result',
        requestId,
        asker: request.askerId,
        ...(before.cohort.anonymousReviews ? {} : { reviewer: reviewerId }),
        ratings: input.ratings,
        comment,
        nth: counts.done,
        of: counts.invited,
      },
    });
    return { cohort: before.cohort, done: counts.done };
  });
  await announce(deps, cohort);
  await announceSummary(deps, { teamId, requestId, done });
}

/** Says that the reviews may be summed up. A queue that is down costs time: the sweeper finds what has no summary. */
async function announceSummary(
  { jobs, log }: FlowDeps,
  { teamId, requestId, done }: { teamId: string; requestId: string; done: number },
): Promise<void> {
  try {
    await jobs.enqueue('show-reviews', { teamId, requestId }, { id: `reviews-${requestId}-${done}` });
  } catch (error) {
    log.warn({ err: error }, 'could not enqueue a summary of reviews; the sweeper will');
  }
}
