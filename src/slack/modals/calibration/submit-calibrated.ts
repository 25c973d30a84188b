import { startReview } from '../../../flow/reviews/start-review.ts';
import { reviewView } from '../review/review-view.ts';
import type { SubmitModal } from '../submission.ts';

/** Goes on from the worked example to the review. */
export const submitCalibrated: SubmitModal = async (edge, { actor, carried }) => {
  const { teamId, userId, words } = actor;
  const found = await startReview(edge.flow, { teamId, requestId: carried('requestId'), userId });
  return { view: reviewView(words, found) };
};
