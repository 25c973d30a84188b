import type { ViewStateValue } from '@slack/bolt';
import { RATINGS, RUBRIC } from '../../../course/types.ts';
import { AppError } from '../../../errors.ts';
import type { Ratings } from '../../../exercise/rubric.ts';
import { calibrate } from '../../../flow/reviews/calibrate.ts';
import { reactToReview } from '../../../flow/reviews/react-to-review.ts';
import { reviewRequest } from '../../../flow/reviews/review-request.ts';
import { startReview } from '../../../flow/reviews/start-review.ts';
import { BLOCKS, type VIEWS } from '../../ids.ts';
import type { Handler } from '../../listeners/submission.ts';
import { readReview } from './review-actions.ts';
import { calibratedView, EXAMPLE, reviewView } from './review-view.ts';

type ReviewModal = 'review' | 'calibrate' | 'calibrated' | 'reviewDiffers';

/** Modals of the peer review. */
export const REVIEW_MODALS: Record<ReviewModal & keyof typeof VIEWS, { errorBlock: string; handle: Handler }> = {
  review: {
    errorBlock: BLOCKS.comment,
    handle: async (edge, { actor, value, carried }) => {
      await reviewRequest(edge.flow, {
        teamId: actor.teamId,
        requestId: carried('requestId'),
        reviewerId: actor.userId,
        ratings: readRatings(value),
        comment: value(BLOCKS.comment)?.value ?? '',
      });
      return undefined;
    },
  },
  calibrate: {
    errorBlock: `${EXAMPLE}${RUBRIC[0]}`,
    handle: async (edge, { actor, metadata, value }) => {
      const { teamId, userId, words } = actor;
      const ratings = readRatings(value, EXAMPLE);
      await calibrate(edge.flow, { teamId, userId, ratings });
      return { view: calibratedView(words, ratings, metadata.requestId) };
    },
  },
  calibrated: {
    errorBlock: BLOCKS.comment,
    handle: async (edge, { actor, carried }) => {
      const { teamId, userId, words } = actor;
      const found = await startReview(edge.flow, { teamId, requestId: carried('requestId'), userId });
      return { view: reviewView(words, found) };
    },
  },
  reviewDiffers: {
    errorBlock: BLOCKS.text,
    handle: async (edge, { actor, metadata, value }) => {
      const { teamId, userId } = actor;
      const text = value(BLOCKS.text)?.value ?? '';
      const about = readReview(metadata.review ?? '[]');
      await reactToReview(edge.flow, { teamId, userId, ...about, kind: 'differs', text });
      return undefined;
    },
  },
};

/** @throws AppError stale_button when a criterion or its level is not of this release */
function readRatings(value: (block: string) => ViewStateValue | undefined, prefix = ''): Ratings {
  return Object.fromEntries(
    RUBRIC.map((criterion) => {
      const chosen = value(`${prefix}${criterion}`)?.selected_option?.value;
      const rating = RATINGS.find((one) => one === chosen);
      if (rating === undefined) throw new AppError('stale_button');
      return [criterion, rating];
    }),
  );
}
