import { AppError } from '../../../errors.ts';
import { isRequest } from '../../../exercise/request.ts';
import { rememberOffer, wasOfferedExample } from '../../../flow/reviews/calibrate.ts';
import type { ReviewCase } from '../../../flow/reviews/open-review.ts';
import { reactToReview } from '../../../flow/reviews/react-to-review.ts';
import { startAnyReview } from '../../../flow/reviews/start-any-review.ts';
import { startReview } from '../../../flow/reviews/start-review.ts';
import type { Edge } from '../../app/edge.ts';
import type { Press, PressHandler } from '../../listeners/press.ts';
import { readReviewRef } from '../../messages/review-ref.ts';
import { calibrationView } from '../calibration/calibration-view.ts';
import { openView } from '../open-view.ts';
import { reviewDiffersView } from '../review-differs/review-differs-view.ts';
import { updateView } from '../update-view.ts';
import { reviewView } from './review-view.ts';

/** Buttons of the peer review. */
export const REVIEW_ACTIONS = {
  openReview: async (edge, press) => {
    const { teamId, userId } = press.actor;
    await showReview(edge, press, await startReview(edge.flow, { teamId, requestId: press.value, userId }));
  },
  openAnyReview: async (edge, press) => {
    const { teamId, userId } = press.actor;
    await showReview(edge, press, await startAnyReview(edge.flow, { teamId, userId }));
  },
  skipCalibration: async (edge, { actor, client, view: open, value }) => {
    const { teamId, userId, words } = actor;
    const found = await startReview(edge.flow, { teamId, requestId: value, userId });
    if (open === undefined) throw new AppError('stale_button');
    await updateView(client, { viewId: open.id, view: reviewView(words, found) });
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

/** Opens a review, on top of a list of what waits, which stays. The first time, the worked example comes before it. */
async function showReview(
  edge: Edge,
  { actor, client, triggerId, view: open }: Press,
  found: ReviewCase,
): Promise<void> {
  const { teamId, userId, words } = actor;
  // The worked example is a request, so that it doesn't prepare for reviewing a remark.
  const isFirst = isRequest(found.request) && !(await wasOfferedExample(edge.flow, teamId, userId));
  const view = isFirst ? calibrationView(words, found.request.id) : reviewView(words, found);
  await openView(client, triggerId, view, open === undefined ? 'open' : 'push');
  if (isFirst) await rememberOffer(edge.flow, teamId, userId);
}
