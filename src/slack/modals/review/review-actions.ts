import { isCalibrated } from '../../../flow/reviews/calibrate.ts';
import { reactToReview } from '../../../flow/reviews/react-to-review.ts';
import { startAnyReview } from '../../../flow/reviews/start-any-review.ts';
import { startReview } from '../../../flow/reviews/start-review.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { readReviewRef } from '../../messages/review-ref.ts';
import { calibrationView } from '../calibration/calibration-view.ts';
import { openView } from '../open-view.ts';
import { reviewDiffersView } from '../review-differs/review-differs-view.ts';
import { reviewView } from './review-view.ts';

/** Buttons of the peer review. */
export const REVIEW_ACTIONS = {
  openReview: async (edge, { actor, client, triggerId, view: open, value }) => {
    const { teamId, userId, words } = actor;
    const found = await startReview(edge.flow, { teamId, requestId: value, userId });
    const isReady = await isCalibrated(edge.flow, teamId, userId);
    const view = isReady ? reviewView(words, found) : calibrationView(words, value);
    // On top of a list of what waits, which stays.
    await openView(client, triggerId, view, open === undefined ? 'open' : 'push');
  },
  openAnyReview: async (edge, { actor, client, triggerId }) => {
    const { teamId, userId, words } = actor;
    const found = await startAnyReview(edge.flow, { teamId, userId });
    const isReady = await isCalibrated(edge.flow, teamId, userId);
    await openView(client, triggerId, isReady ? reviewView(words, found) : calibrationView(words, found.request.id));
  },
  openCalibration: async (_edge, { actor, client, triggerId, view: open, value }) => {
    const view = calibrationView(actor.words);
    // On top of an open review, whose input stays.
    await openView(client, triggerId, view, open !== undefined && value === 'again' ? 'push' : 'open');
  },
  reviewHelps: async (edge, { actor, value }) => {
    const { teamId, userId } = actor;
    await reactToReview(edge.flow, { teamId, userId, ...readReviewRef(value), kind: 'helps', text: '' });
  },
  openReviewDiffers: async (_edge, { actor, client, triggerId, value }) => {
    await openView(client, triggerId, reviewDiffersView(actor.words, value));
  },
} satisfies Record<string, PressHandler>;
