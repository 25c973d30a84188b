import { AppError } from '../../../errors.ts';
import { checkMember } from '../../../flow/members/check-member.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { askBackView } from './ask-back-view.ts';

export const openAskBack: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const { store } = edge.flow;
  const request = await store.requests.byId(teamId, value);
  if (request === undefined) throw new AppError('request_gone');
  await checkMember(store, { teamId, id: request.cohortId }, userId);
  if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
  const replies = await store.replies.of(teamId, value);
  await openView(client, triggerId, askBackView(words, { request, replies }));
};
