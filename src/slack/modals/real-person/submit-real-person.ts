import { AppError } from '../../../errors.ts';
import {
  answerRealQuestion,
  askRealPerson,
  findForRealPerson,
  passRealQuestion,
} from '../../../flow/alone/ask-real-person.ts';
import { BLOCKS } from '../../app/ids.ts';
import { stableId } from '../../app/stable-id.ts';
import { mention } from '../../messages/kit.ts';
import { noticeView } from '../notice/notice-view.ts';
import type { SubmitModal } from '../submission.ts';

/** Sends the question. The form becomes the sentence that says where the answer will be. */
export const submitAskReal: SubmitModal = async (edge, { actor, view, value, carried }) => {
  const { teamId, userId, words } = actor;
  const deed = { teamId, requestId: carried('requestId'), userId };
  await findForRealPerson(edge.flow, deed);
  const to = value(BLOCKS.person)?.selected_user;
  if (to === undefined || to === null) throw new AppError('real_person_kind');
  await askRealPerson(edge.flow, { ...deed, to, id: stableId(view.id), text: value(BLOCKS.text)?.value ?? '' });
  return { view: noticeView(words, words.t('real-person.sent', { to: mention(to) })), isDone: true };
};

export const submitRealAnswer: SubmitModal = async (edge, { actor: { teamId, userId }, value, carried }) => {
  const text = value(BLOCKS.text)?.value ?? '';
  await answerRealQuestion(edge.flow, { teamId, questionId: carried('questionId'), userId, text });
  return undefined;
};

/** Tells the asker. Nothing goes to the person who is named. */
export const submitNotMine: SubmitModal = async (edge, { actor: { teamId, userId, words }, value, carried }) => {
  const instead = value(BLOCKS.person)?.selected_user ?? undefined;
  await passRealQuestion(edge.flow, { teamId, questionId: carried('questionId'), userId, instead });
  return { view: noticeView(words, words.t('real-person.passed-on')), isDone: true };
};
