import type { PressHandler } from '../../listeners/press.ts';
import { findRequestToAnswer } from '../find-request-to-answer.ts';
import { openView } from '../open-view.ts';
import { replyView } from './reply-view.ts';

export const openReply: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { request } = await findRequestToAnswer(edge, actor, value);
  await openView(client, triggerId, replyView(actor.words, request));
};
