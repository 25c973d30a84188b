import { findToAnswer } from '../../../flow/requests/find-to-answer.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { replyView } from './reply-view.ts';

export const openReply: PressHandler = async (edge, { actor, client, triggerId, view, value }) => {
  const { request } = await findToAnswer(edge.flow.store, {
    teamId: actor.teamId,
    requestId: value,
    userId: actor.userId,
  });
  // On top of a list of what waits, which stays.
  await openView(client, triggerId, replyView(actor.words, request), view === undefined ? 'open' : 'push');
};
