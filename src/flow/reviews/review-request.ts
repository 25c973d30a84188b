import { AppError } from '../../errors.ts';
import type { Ratings } from '../../exercise/review.ts';
import { reviewKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';
import { type Announcer, announce } from '../announce.ts';
import { saveRequest } from '../requests/save-request.ts';
import { settleTold } from '../requests/settle-told.ts';
import { openReview } from './open-review.ts';

/**
 * Records a peer's review, and shows it to the asker in the thread; without a name if the cohort's reviews are anonymous.
 * @throws AppError as startReview does
 */
export async function reviewRequest(
  needs: Announcer & {
    store: StoreOf<'cohorts' | 'members' | 'posts' | 'replies' | 'requests' | 'reviews'>;
    clock: Clock;
  },
  input: { teamId: string; requestId: string; reviewerId: string; ratings: Ratings; comment: string },
): Promise<void> {
  const { teamId, requestId, reviewerId, ratings } = input;
  const now = needs.clock.now();
  const { cohort, done } = await needs.store.transaction(async (tx) => {
    const found = await openReview(tx, { teamId, requestId, userId: reviewerId, now });
    await tx.reviews.start(teamId, requestId, reviewerId, now);
    const comment = input.comment.trim();
    if (!(await tx.reviews.complete(teamId, requestId, reviewerId, { ratings, comment }))) {
      throw new AppError('review_done');
    }
    const { request, reviews } = await saveRequest(tx, teamId, found.request);
    await tx.posts.add({
      ...threadOf(found.cohort, request.lessonId),
      key: reviewKey(requestId, reviews.done),
      content: {
        type: 'review-result',
        requestId,
        asker: request.askerId,
        ...(found.cohort.anonymousReviews ? {} : { reviewer: reviewerId }),
        ratings,
        comment,
        nth: reviews.done,
        of: reviews.invited,
      },
    });
    return { cohort: found.cohort, done: reviews.done };
  });
  await announce(needs, cohort);
  await settleTold(needs, { teamId, requestId });
  await announceSummary(needs, { teamId, requestId, done });
}

/** Enqueues the summary of the reviews. If the queue is down, the sweeper finds reviews without a summary later. */
async function announceSummary(
  { jobs, log }: Announcer,
  { teamId, requestId, done }: { teamId: string; requestId: string; done: number },
): Promise<void> {
  try {
    await jobs.enqueue('show-reviews', { teamId, requestId }, { id: `reviews-${requestId}-${done}` });
  } catch (error) {
    log.warn({ err: error }, 'could not enqueue a summary of reviews; the sweeper will');
  }
}
