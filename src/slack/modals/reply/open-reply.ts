import { findToAnswer } from '../../../flow/requests/find-to-answer.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { replyView } from './reply-view.ts';

export const openReply: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { request } = await findToAnswer(edge.flow.store, {
    teamId: actor.teamId,
    requestId: value,
    userId: actor.userId,
  });
  await openView(client, triggerId, replyView(actor.words, request));
};
