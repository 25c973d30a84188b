import { openQuickCheck as openCheck } from '../../../flow/lessons/open-quick-check.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { wordsIn } from '../../messages/words.ts';
import { openView } from '../open-view.ts';
import { quickCheckView } from './quick-check-view.ts';

/** Opens a lesson's quick check, for the person who pressed the button alone. */
export const openQuickCheck: PressHandler = async (edge, { actor, client, triggerId, value }) => {
  const { teamId, userId, words } = actor;
  const ref = { teamId, lessonId: value, userId, locale: words.locale };
  const { lesson, cohort, drawn } = await openCheck(edge.flow, ref);
  const { channelId } = cohort;
  const state = { lessonId: value, channelId, drawn, nth: 1, answers: new Map<string, string>() };
  await openView(client, triggerId, quickCheckView(wordsIn(words, channelId), lesson, state));
};
