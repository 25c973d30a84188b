import { AppError } from '../../errors.ts';
import type { Request } from '../../exercise/request.ts';
import type { Ratings } from '../../exercise/review.ts';
import { countReviews } from '../../exercise/reviewers.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { remarkField } from '../../messages/request-content.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store, StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';
import { saveRequest } from '../requests/save-request.ts';
import { settleTold } from '../requests/settle-told.ts';
import { threadOfRequest } from '../requests/thread-of-request.ts';
import { tellLater } from '../tell-later.ts';
import { openReview } from './open-review.ts';
import { showResult } from './show-result.ts';

/**
 * Records a peer's review, and shows it with the others in the request's thread; without a name if the cohort's reviews are anonymous.
 * @throws AppError as startReview does
 */
export async function reviewRequest(
  needs: Announcer & {
    store: StoreOf<'cohorts' | 'members' | 'news' | 'posts' | 'replies' | 'requests' | 'reviews'>;
    clock: Clock;
  },
  input: { teamId: string; requestId: string; reviewerId: string; ratings: Ratings; comment: string },
): Promise<void> {
  const { teamId, requestId, reviewerId, ratings } = input;
  const now = needs.clock.now();
  const cohort = await needs.store.transaction(async (tx) => {
    const found = await openReview(tx, { teamId, requestId, userId: reviewerId, now });
    await tx.reviews.start(teamId, requestId, reviewerId, now);
    const comment = input.comment.trim();
    if (!(await tx.reviews.complete(teamId, requestId, reviewerId, { ratings, comment }))) {
      throw new AppError('review_done');
    }
    const { request, reviews } = await saveRequest(tx, teamId, found.request);
    const reviewer = found.cohort.anonymousReviews ? {} : { reviewer: reviewerId };
    const review = { nth: reviews.done, ...reviewer, ratings, comment };
    await showResult(tx, found.cohort, request, { review, of: reviews.invited });
    const before = countReviews(found.reviews);
    if (isComplete(reviews) && !isComplete(before)) await tellComplete(tx, found.cohort, request, now);
    return found.cohort;
  });
  await announce(needs, cohort);
  await settleTold(needs, { teamId, requestId });
}

/** Whether all wanted reviews are in. */
function isComplete({ done, invited }: ReturnType<typeof countReviews>): boolean {
  return done > 0 && done >= invited;
}

/** Tells the asker once that the reviews are complete: an edit of the results notifies nobody. */
async function tellComplete(
  tx: Pick<Store, 'news' | 'posts'>,
  cohort: Cohort,
  request: Request,
  now: Date,
): Promise<void> {
  const post = {
    ...(await threadOfRequest(tx, cohort, request)),
    key: requestKey(request.id, 'reviews-complete'),
    content: {
      type: 'reviews-complete',
      requestId: request.id,
      to: request.askerId,
      channel: cohort.channelId,
      roles: request.assignments.map(({ role }) => role),
      ...remarkField(request),
    } as const,
  };
  await tellLater(tx, cohort, post, now);
}
