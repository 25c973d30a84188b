import { showModelRequests } from '../../../flow/lessons/show-model-requests.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { modelRequestsView } from './model-requests-view.ts';

export const openModelRequests: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const found = await showModelRequests(edge.flow, { teamId, lessonId: value, userId, locale: words.locale });
  await openView(client, triggerId, modelRequestsView(words, found));
};
