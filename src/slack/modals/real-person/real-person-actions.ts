import { findForRealPerson, findRealQuestion } from '../../../flow/alone/ask-real-person.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { openView } from '../open-view.ts';
import { askRealView, notMineView, realAnswerView } from './real-person-views.ts';

/** Buttons that lead from a stand-in to a real person, and from the person back. */
export const REAL_PERSON_ACTIONS = {
  openAskReal: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const { request } = await findForRealPerson(edge.flow, { teamId, requestId: value, userId });
    await openView(client, triggerId, askRealView(words, request));
  },
  openRealAnswer: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const question = await findRealQuestion(edge.flow, { teamId, questionId: value, userId });
    await openView(client, triggerId, realAnswerView(words, question));
  },
  openNotMine: async (edge, { actor, client, triggerId, value }) => {
    const { teamId, userId, words } = actor;
    const question = await findRealQuestion(edge.flow, { teamId, questionId: value, userId });
    await openView(client, triggerId, notMineView(words, question));
  },
} satisfies Record<string, PressHandler>;
