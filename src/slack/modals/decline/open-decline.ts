import type { PressHandler } from '../../listeners/press.ts';
import { findRequestToAnswer } from '../find-request-to-answer.ts';
import { openView } from '../open-view.ts';
import { declineView } from './decline-view.ts';

export const openDecline: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { request, assignment } = await findRequestToAnswer(edge, actor, value);
  await openView(client, triggerId, declineView(actor.words, { request, role: assignment.role }));
};
