import type { WebClient } from '@slack/web-api';
import { findAsFacilitator } from '../../../flow/members/find-as-facilitator.ts';
import { findCohort } from '../../../flow/members/find-cohort.ts';
import { mayFacilitate } from '../../../flow/members/may-facilitate.ts';
import { currentSchedule } from '../../../flow/schedule/current-schedule.ts';
import { unfinished } from '../../../flow/schedule/post-scheduled.ts';
import { datesAhead, type ScheduleDraft } from '../../../flow/schedule/preview-schedule.ts';
import type { Cohort } from '../../../team/cohort.ts';
import { calendarFor } from '../../../team/holidays.ts';
import { DAY } from '../../../team/local-time.ts';
import type { Place } from '../../../team/place.ts';
import type { Schedule } from '../../../team/schedule.ts';
import type { Actor } from '../../app/actor.ts';
import type { Edge } from '../../app/edge.ts';
import { type Message, mention } from '../../messages/kit.ts';
import { scheduleMessage } from '../../messages/schedule-messages.ts';
import { openView } from '../open-view.ts';
import { laterDate, scheduleView, todayIn } from './schedule-view.ts';

/**
 * Shows a channel's schedule. A facilitator without a schedule gets the form instead.
 * @returns what to tell the person privately, if anything
 * @throws AppError cohort_missing, not_in_cohort
 */
export async function showSchedule(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  { channelId, triggerId }: { channelId: string; triggerId: string },
): Promise<Message | undefined> {
  const place = { teamId: actor.teamId, channelId };
  const cohort = await findCohort(edge.flow.store, place, actor.userId);
  const listed = await listSchedule(edge, actor, cohort);
  if (listed !== undefined) return listed;
  if (!(await mayFacilitate(edge.flow, cohort, actor.userId))) {
    const facilitator = mention(cohort.facilitatorId);
    return { text: actor.words.t('schedule.none', { facilitator }), blocks: [] };
  }
  await openSchedule(edge, client, actor, { place, triggerId });
  return undefined;
}

/** The list of the next lessons; undefined without a schedule. */
export async function listSchedule(edge: Edge, actor: Actor, cohort: Cohort): Promise<Message | undefined> {
  const { store, clock } = edge.flow;
  const schedule = await currentSchedule(edge.flow, store, cohort);
  if (schedule === undefined) return undefined;
  return scheduleMessage(actor.words, {
    cohort,
    schedule,
    dates: datesAhead(schedule, clock.now()),
    unfinished: await unfinished(edge.flow, store, cohort),
    halted: (await store.halts.of(cohort)).length > 0,
    mayChange: await mayFacilitate(edge.flow, cohort, actor.userId),
  });
}

/** Opens the form with the current schedule, or with a suggestion. @throws AppError as findAsFacilitator does */
export async function openSchedule(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  { place, triggerId }: { place: Place; triggerId: string },
): Promise<void> {
  const { store, clock } = edge.flow;
  const cohort = await findAsFacilitator(edge.flow, place, actor.userId);
  const schedule = await currentSchedule(edge.flow, store, cohort);
  const now = clock.now();
  const weekly = (await store.weeks.ofCohort(cohort.teamId, cohort.id)) !== undefined;
  const draft = schedule === undefined ? await suggest(edge, actor, cohort, now) : draftOf(schedule, { now, weekly });
  await openView(client, triggerId, scheduleView(actor.words, { channelId: place.channelId, draft, now }));
}

function draftOf(
  { plan, lessons, whenUnfinished }: Schedule,
  { now, weekly }: { now: Date; weekly: boolean },
): ScheduleDraft {
  const startDate = laterDate(plan.startDate, todayIn(plan.zone, now));
  return { plan: { ...plan, startDate }, lessons: lessons.map(({ process }) => process), whenUnfinished, weekly };
}

/**
 * Suggests a schedule: every lesson that the channel has not had, from tomorrow, on Mondays and Thursdays at ten in the
 * facilitator's time zone.
 */
async function suggest(edge: Edge, actor: Actor, cohort: Cohort, now: Date): Promise<ScheduleDraft> {
  const { store, chat, course } = edge.flow;
  const { zone } = await chat.personOf(actor.teamId, actor.userId);
  const posted = await store.lessons.posted(cohort.teamId, cohort.id);
  const offered = course.lessons(cohort.locale).filter(({ available }) => available);
  const fresh = offered.filter(({ id }) => !posted.includes(id));
  return {
    plan: {
      startDate: todayIn(zone, new Date(now.getTime() + DAY)),
      weekdays: [1, 4],
      time: 10 * 60,
      zone,
      skipHolidays: calendarFor(zone),
    },
    lessons: (fresh.length === 0 ? offered : fresh).map(({ id }) => id),
    whenUnfinished: 'wait',
    kickOff: true,
    weekly: true,
  };
}
