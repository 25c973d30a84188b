import { findOwnCohort } from '../../../flow/alone/find-own-cohort.ts';
import { resumeDailyNudge, setDailyNudge } from '../../../flow/alone/set-daily-nudge.ts';
import { tellPrivately } from '../../app/tell-privately.ts';
import { channelOf, type PressHandler } from '../../listeners/press.ts';
import { nudgeInWords } from '../../messages/nudge-in-words.ts';
import { wordsIn } from '../../messages/words.ts';
import { openView } from '../open-view.ts';
import { dailyNudgeView } from './daily-nudge-view.ts';

/** Buttons of the daily nudge of someone alone. */
export const DAILY_NUDGE_ACTIONS = {
  openDailyNudge: async (edge, { actor, client, triggerId, corner, value: channelId }) => {
    const { teamId, userId, words } = actor;
    const { store, chat } = edge.flow;
    const cohort = await findOwnCohort(store, { teamId, channelId }, userId);
    const plan = await store.dailyNudges.ofCohort(teamId, cohort.id);
    const { zone } = await chat.inTime(() => chat.personOf(teamId, userId));
    const view = dailyNudgeView(wordsIn(words, channelId), {
      channelId,
      plan: plan?.nextAt === undefined ? undefined : plan,
      zone: plan?.zone ?? zone,
      ...(corner.channelId === undefined ? {} : { toldIn: corner.channelId }),
    });
    await openView(client, triggerId, view);
  },
  stopDailyNudge: async (edge, { actor, client, corner }) => {
    const { teamId, userId, words } = actor;
    const place = { teamId, channelId: channelOf(corner) };
    await setDailyNudge(edge.flow, { place, userId, plan: undefined });
    await tellPrivately(client, actor, corner, { text: nudgeInWords(words, undefined) });
  },
  resumeDailyNudge: async (edge, { actor, client, corner }) => {
    const { teamId, userId, words } = actor;
    const place = { teamId, channelId: channelOf(corner) };
    const plan = await resumeDailyNudge(edge.flow, { place, userId });
    await tellPrivately(client, actor, corner, { text: nudgeInWords(words, plan) });
  },
} satisfies Record<string, PressHandler>;
