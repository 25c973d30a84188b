import { answerBuddy } from '../../../flow/alone/answer-buddy.ts';
import { findForBuddy } from '../../../flow/alone/comment-as-buddy.ts';
import { endBuddy } from '../../../flow/alone/end-buddy.ts';
import { findOwnCohort } from '../../../flow/alone/find-own-cohort.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import type { PressHandler } from '../../listeners/press.ts';
import { noticeView } from '../notice/notice-view.ts';
import { openView } from '../open-view.ts';
import { updateView } from '../update-view.ts';
import { buddyCommentView, buddyView } from './buddy-views.ts';

/** Buttons of someone alone and of their buddy. */
export const BUDDY_ACTIONS = {
  openBuddy: async (edge, { actor, client, triggerId, value: channelId }) => {
    const { teamId, userId, words } = actor;
    const { store } = edge.flow;
    const cohort = await findOwnCohort(store, { teamId, channelId }, userId);
    const buddy = await store.buddies.current(teamId, cohort.id);
    await openView(client, triggerId, buddyView(words, { channelId, buddy }));
  },
  // The message itself shows what the press has done.
  acceptBuddy: async (edge, { actor: { teamId, userId }, value: id }) => {
    await answerBuddy(edge.flow, { teamId, id, userId, answer: 'accepted' });
  },
  declineBuddy: async (edge, { actor: { teamId, userId }, value: id }) => {
    await answerBuddy(edge.flow, { teamId, id, userId, answer: 'declined' });
  },
  endBuddy: async (edge, { actor, client, corner, view, value: id }) => {
    const { teamId, userId, words } = actor;
    const by = await endBuddy(edge.flow, { teamId, id, userId });
    const text = words.t(`buddy.you-ended.${by}`);
    if (view !== undefined) await updateView(client, { viewId: view.id, view: noticeView(words, text) });
    else await tellPrivately(client, actor, corner, { text });
  },
  openBuddyComment: async (edge, { actor, client, triggerId, value: requestId }) => {
    const { teamId, userId, words } = actor;
    const found = await findForBuddy(edge.flow, { teamId, requestId, userId });
    await openView(client, triggerId, buddyCommentView(words, found));
  },
} satisfies Record<string, PressHandler>;
