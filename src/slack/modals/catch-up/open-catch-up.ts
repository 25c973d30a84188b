import { gatherCatchUp } from '../../../flow/week/gather-catch-up.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { wordsIn } from '../../messages/words.ts';
import { openView } from '../open-view.ts';
import { catchUpView } from './catch-up-view.ts';

/** Shows a member what brings them up to date in a channel's course. @throws AppError cohort_missing, not_in_cohort */
export const openCatchUp: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const found = await gatherCatchUp(edge.flow, { place: { teamId, channelId: value }, userId });
  await openView(client, triggerId, catchUpView(wordsIn(words, value), found));
};
