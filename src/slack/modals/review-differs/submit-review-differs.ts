import { reactToReview } from '../../../flow/reviews/react-to-review.ts';
import { BLOCKS } from '../../app/ids.ts';
import { readReviewRef } from '../../messages/review-ref.ts';
import type { SubmitModal } from '../submission.ts';

export const submitReviewDiffers: SubmitModal = async (edge, { actor, metadata, value }) => {
  const { teamId, userId } = actor;
  const text = value(BLOCKS.text)?.value ?? '';
  const review = readReviewRef(metadata.review ?? '[]');
  await reactToReview(edge.flow, { teamId, userId, ...review, kind: 'differs', text });
  return undefined;
};
