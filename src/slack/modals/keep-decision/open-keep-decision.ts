import { openKeeping } from '../../../flow/decisions/open-keeping.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { keepDecisionView } from './keep-decision-view.ts';

/** Opens the form that keeps an answer as a decision. @throws AppError as openKeeping does */
export const openKeepDecision: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const found = await openKeeping(edge.flow, { teamId, requestId: value, userId });
  await openView(client, triggerId, keepDecisionView(words, found));
};
