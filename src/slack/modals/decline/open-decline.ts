import { findToAnswer } from '../../../flow/requests/find-to-answer.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { declineView } from './decline-view.ts';

export const openDecline: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { request, assignment } = await findToAnswer(edge.flow.store, {
    teamId: actor.teamId,
    requestId: value,
    userId: actor.userId,
  });
  await openView(client, triggerId, declineView(actor.words, { request, role: assignment.role }));
};
