import { z } from 'zod';
import { isCalibrated } from '../../../flow/reviews/calibrate.ts';
import { reactToReview } from '../../../flow/reviews/react-to-review.ts';
import { startAnyReview } from '../../../flow/reviews/start-any-review.ts';
import { startReview } from '../../../flow/reviews/start-review.ts';
import { openView } from '../../edge.ts';
import type { ACTIONS } from '../../ids.ts';
import { type Handler, readValue } from '../../listeners/press.ts';
import { calibrationView, reviewDiffersView, reviewView } from './review-view.ts';

type ReviewAction = 'openReview' | 'openAnyReview' | 'openCalibration' | 'reviewHelps' | 'openReviewDiffers';

/** Buttons of the peer review. */
export const REVIEW_ACTIONS: Pick<Record<keyof typeof ACTIONS, Handler>, ReviewAction> = {
  openReview: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const found = await startReview(edge.flow, { teamId, requestId: value, userId });
    const isReady = await isCalibrated(edge.flow, teamId, userId);
    await openView(client, triggerId, isReady ? reviewView(words, found) : calibrationView(words, value));
  },
  openAnyReview: async (edge, { actor, client, triggerId }) => {
    const { teamId, userId, words } = actor;
    const found = await startAnyReview(edge.flow, { teamId, userId });
    const isReady = await isCalibrated(edge.flow, teamId, userId);
    await openView(client, triggerId, isReady ? reviewView(words, found) : calibrationView(words, found.request.id));
  },
  openCalibration: async (_edge, { actor, client, triggerId, viewId, value }) => {
    const view = calibrationView(actor.words);
    // From a review that is being written, so that nothing of it is lost.
    await openView(client, triggerId, view, viewId !== undefined && value === 'again' ? 'push' : 'open');
  },
  reviewHelps: async (edge, { actor, value }) => {
    const { teamId, userId } = actor;
    await reactToReview(edge.flow, { teamId, userId, ...readReview(value), kind: 'helps', text: '' });
  },
  openReviewDiffers: async (_edge, { actor, client, triggerId, value }) => {
    await openView(client, triggerId, reviewDiffersView(actor.words, value));
  },
};

/** Which review a button or modal is about. @throws AppError stale_button */
export function readReview(value: string): { requestId: string; nth: number } {
  const [requestId, nth] = readValue(z.tuple([z.string(), z.number()]), value);
  return { requestId, nth };
}
