import { rubricOf } from '../../../course/rubric.ts';
import { reviewRequest } from '../../../flow/reviews/review-request.ts';
import { BLOCKS } from '../../app/ids.ts';
import type { SubmitModal } from '../submission.ts';
import { readRatings } from './read-ratings.ts';

export const submitReview: SubmitModal = async (edge, { actor, value, carried, metadata }) => {
  await reviewRequest(edge.flow, {
    teamId: actor.teamId,
    requestId: carried('requestId'),
    reviewerId: actor.userId,
    ratings: readRatings(value, { criteria: rubricOf(metadata.kind === 'remark' ? 'remark' : 'information') }),
    comment: value(BLOCKS.comment)?.value ?? '',
  });
  return undefined;
};
