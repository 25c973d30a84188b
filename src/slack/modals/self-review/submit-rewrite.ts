import { findSelfReview, rewriteRequest, rewrittenOf } from '../../../flow/reviews/self-review.ts';
import { selfReviewKey } from '../../../messages/post-keys.ts';
import type { Edge } from '../../app/edge.ts';
import { BLOCKS } from '../../app/ids.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import { linkWhenPosted } from '../../listeners/link-when-posted.ts';
import { readRatings } from '../review/read-ratings.ts';
import type { Submission, SubmitModal } from '../submission.ts';

export const submitRewrite: SubmitModal = async (edge, { actor, value, carried }) => {
  const { teamId, userId, words } = actor;
  const action = { teamId, userId, requestId: carried('requestId') };
  const { request } = await findSelfReview(edge.flow, { ...action, locale: words.locale });
  await rewriteRequest(edge.flow, {
    ...action,
    text: value(BLOCKS.text)?.value ?? '',
    ratings: readRatings(value, { criteria: rewrittenOf(request.kind) }),
  });
  return undefined;
};

/** Tells the asker privately where both texts stand, because the message is edited and so notifies nobody. */
export async function confirmRewrite(edge: Edge, { actor, client, carried }: Submission): Promise<void> {
  const { teamId } = actor;
  const key = selfReviewKey(carried('requestId'));
  const link = await linkWhenPosted(edge, client, teamId, key);
  const post = await edge.flow.store.posts.byKey(teamId, key);
  if (link === undefined || post === undefined) return;
  await tellPrivately(client, actor, { channelId: post.channelId }, { text: actor.words.t('rewrite.done', { link }) });
}
