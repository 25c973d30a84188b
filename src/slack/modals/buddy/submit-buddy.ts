import { AppError } from '../../../errors.ts';
import { askBuddy } from '../../../flow/alone/ask-buddy.ts';
import { commentAsBuddy } from '../../../flow/alone/comment-as-buddy.ts';
import { findOwnCohort } from '../../../flow/alone/find-own-cohort.ts';
import { BLOCKS } from '../../app/ids.ts';
import { stableId } from '../../app/stable-id.ts';
import { mention } from '../../messages/kit.ts';
import { noticeView } from '../notice/notice-view.ts';
import type { SubmitModal } from '../submission.ts';

/** Asks the person. The form becomes the sentence that says what comes next. */
export const submitBuddy: SubmitModal = async (edge, { actor, view, value, carried }) => {
  const { teamId, userId, words } = actor;
  const place = { teamId, channelId: carried('channelId') };
  await findOwnCohort(edge.flow.store, place, userId);
  const to = value(BLOCKS.person)?.selected_user;
  if (to === undefined || to === null) throw new AppError('buddy_kind');
  await askBuddy(edge.flow, { place, userId, to, id: stableId(view.id) });
  return { view: noticeView(words, words.t('buddy.asked', { buddy: mention(to) })), isDone: true };
};

export const submitBuddyComment: SubmitModal = async (edge, { actor, view, value, carried }) => {
  const { teamId, userId, words } = actor;
  const requestId = carried('requestId');
  const text = value(BLOCKS.text)?.value ?? '';
  await commentAsBuddy(edge.flow, { teamId, requestId, userId, id: stableId(view.id), text });
  return { view: noticeView(words, words.t('buddy.commented')), isDone: true };
};
