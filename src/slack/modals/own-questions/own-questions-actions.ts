import { AppError } from '../../../errors.ts';
import { findOwnCohort } from '../../../flow/alone/find-own-cohort.ts';
import { findOwnCourse } from '../../../flow/alone/find-own-course.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { wordsIn } from '../../messages/words.ts';
import { openView } from '../open-view.ts';
import { ownQuestionsView } from './own-questions-view.ts';

/** The button at the end of a course that someone takes alone. */
export const OWN_QUESTIONS_ACTIONS = {
  openOwnQuestions: async (edge, { actor, client, triggerId, corner }) => {
    const { teamId, userId, words } = actor;
    const { store } = edge.flow;
    // A button in App Home doesn't say which conversation it's about.
    const channelId = corner.channelId ?? (await findOwnCourse(edge.flow, actor))?.channelId;
    if (channelId === undefined) throw new AppError('stale_button');
    const cohort = await findOwnCohort(store, { teamId, channelId }, userId);
    const questions = await store.ownQuestions.inCohort(teamId, cohort.id);
    await openView(client, triggerId, ownQuestionsView(wordsIn(words, channelId), { channelId, questions }));
  },
} satisfies Record<string, PressHandler>;
