import { findLesson } from '../../../flow/lessons/find-lesson.ts';
import { findOtherHolders } from '../../../flow/requests/find-other-holders.ts';
import { findPresenceOfRequest } from '../../../flow/requests/find-presence-of-request.ts';
import { findToAnswer } from '../../../flow/requests/find-to-answer.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { handOnView } from './hand-on-view.ts';

export const openHandOn: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { request, assignment } = await findToAnswer(edge.flow.store, {
    teamId: actor.teamId,
    requestId: value,
    userId: actor.userId,
  });
  const { store, clock } = edge.flow;
  const { cohort } = await findLesson(store, actor.teamId, request.lessonId, actor.userId);
  const presence = await findPresenceOfRequest(edge.flow, { teamId: actor.teamId, requestId: request.id });
  const about = { userId: actor.userId, now: clock.now(), presence };
  const others = await findOtherHolders(store, cohort, request, assignment, about);
  const { role } = assignment;
  await openView(client, triggerId, handOnView(actor.words, { request, role, others }));
};
