import { showExampleRequests } from '../../../flow/lessons/show-example-requests.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { exampleRequestsView } from './example-requests-view.ts';

export const openExampleRequests: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const { lesson, table } = await showExampleRequests(edge.flow, {
    teamId,
    lessonId: value,
    userId,
    locale: words.locale,
  });
  await openView(client, triggerId, exampleRequestsView(words, lesson, table));
};
