import { openReview, type ReviewCase } from './open-review.ts';
import type { StartReviewPort } from './port.ts';

/**
 * Reserves a reviewer's place for a person, and finds what they need to see. The reservation lasts a day, and the same person
 * may open it again. If two people press at once for the last place, one gets it.
 * @throws AppError request_gone, not_in_cohort, review_too_early, review_own_work, review_done, review_full
 */
export async function startReview(
  { store, clock }: StartReviewPort,
  input: { teamId: string; requestId: string; userId: string },
): Promise<ReviewCase> {
  const { teamId, requestId, userId } = input;
  const now = clock.now();
  return store.transaction(async (tx) => {
    const found = await openReview(tx, { teamId, requestId, userId, now });
    await tx.reviews.start(teamId, requestId, userId, now);
    return found;
  });
}
