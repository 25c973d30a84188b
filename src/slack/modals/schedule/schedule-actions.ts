import { findCohort } from '../../../flow/members/find-cohort.ts';
import { cancelSchedule, pauseSchedule, resumeSchedule, skipNext } from '../../../flow/schedule/change-schedule.ts';
import { sendCalendar } from '../../../flow/schedule/send-calendar.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import { stableId } from '../../app/stable-id.ts';
import { type Corner, tellPrivately } from '../../app/tell-privately.ts';
import { channelOf, type Press, type PressHandler } from '../../listeners/press.ts';
import { fitMessage } from '../../messages/fit-message.ts';
import { listSchedule, openSchedule, showSchedule } from './show-schedule.ts';

/** Buttons of a channel's schedule. */
export const SCHEDULE_ACTIONS = {
  openSchedule: async (edge, { actor, client, triggerId, corner }) => {
    const answer = await showSchedule(edge, client, actor, { channelId: channelOf(corner), triggerId });
    if (answer !== undefined) await tellPrivately(client, actor, corner, answer);
  },
  changeSchedule: async (edge, { actor, client, triggerId, corner }) => {
    await openSchedule(edge, client, actor, { place: placeOf(actor, corner), triggerId });
  },
  pauseSchedule: async (edge, press) => {
    await pauseSchedule(edge.flow, changeOf(press));
    await relist(edge, press);
  },
  resumeSchedule: async (edge, press) => {
    await resumeSchedule(edge.flow, changeOf(press));
    await relist(edge, press);
  },
  skipScheduled: async (edge, press) => {
    await skipNext(edge.flow, { ...changeOf(press), at: new Date(press.value) });
    await relist(edge, press);
  },
  cancelSchedule: async (edge, press) => {
    await cancelSchedule(edge.flow, changeOf(press));
    await relist(edge, press);
  },
  sendCalendar: async (edge, { actor, client, corner, triggerId }) => {
    const { userId, words } = actor;
    await sendCalendar(edge.flow, { place: placeOf(actor, corner), userId, id: stableId(triggerId) });
    await tellPrivately(client, actor, corner, { text: words.t('calendar.coming') });
  },
} satisfies Record<string, PressHandler>;

function placeOf({ teamId }: Actor, corner: Corner) {
  return { teamId, channelId: channelOf(corner) };
}

function changeOf({ actor, corner }: Press) {
  return { place: placeOf(actor, corner), userId: actor.userId };
}

/** Replaces the list whose button was pressed by the changed schedule. */
async function relist(edge: Edge, { actor, corner, respond }: Press): Promise<void> {
  const cohort = await findCohort(edge.flow.store, placeOf(actor, corner), actor.userId);
  const list = await listSchedule(edge, actor, cohort);
  const answer = list ?? { text: actor.words.t('schedule.cancelled'), blocks: [] };
  await respond({ replace_original: true, ...fitMessage(actor.words, answer) });
}
