import type { FlowDeps } from '../port.ts';
import { openReview, type ReviewCase } from './open-review.ts';

/**
 * Gives somebody the place of a reviewer, and what they need to see. The place is theirs for a day; the same person may open
 * it again. Two who press at once for the last place: one gets it.
 * @throws AppError request_gone, not_in_cohort, review_too_early, review_own_work, review_done, review_full
 */
export async function startReview(
  { store, clock }: FlowDeps,
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
