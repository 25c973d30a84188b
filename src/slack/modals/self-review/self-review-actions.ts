import { findSelfReview } from '../../../flow/reviews/self-review.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { rewriteView, selfReviewView } from './self-review-view.ts';

/** Buttons of an asker who reviews their own request. */
export const SELF_REVIEW_ACTIONS = {
  openSelfReview: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const found = await findSelfReview(edge.flow, { teamId, requestId: value, userId, locale: words.locale });
    await openView(client, triggerId, selfReviewView(words, found));
  },
  openRewrite: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const found = await findSelfReview(edge.flow, { teamId, requestId: value, userId, locale: words.locale });
    await openView(client, triggerId, rewriteView(words, found));
  },
} satisfies Record<string, PressHandler>;
