import { planReminder, snoozeUntil } from '../../exercise/plan-reminder.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import { isOpen, withAssignment } from '../../exercise/request-state.ts';
import type { ContentOf, WeekAhead } from '../../messages/content.ts';
import { invitedBackKey, weekKey } from '../../messages/post-keys.ts';
import { digestOf } from '../../messages/request-content.ts';
import type { Cohort } from '../../team/cohort.ts';
import { DAY, dayOf, instantOf, wallClock } from '../../team/local-time.ts';
import type { WeekMoment } from '../../team/week-moment.ts';
import type { WorkingHours } from '../../team/working-hours.ts';
import { announce } from '../announce.ts';
import { findAbsence } from '../members/find-absence.ts';
import { currentSchedule } from '../schedule/current-schedule.ts';
import { scheduledWords } from '../schedule/tell-what-is-next.ts';
import { takeWaiting } from '../take-waiting.ts';
import { chooseFive } from './choose-five.ts';
import { inviteBack } from './invite-back.ts';
import type { WeekPort } from './port.ts';

/**
 * Tells a person in one direct message what waits for them in all their courses, which lesson comes this week, and what they can do in five
 * minutes. It takes the place of the day's reminders, and takes along what else waits to be told. Nobody gets it who has switched it off, who is
 * away, who was reminded today, or for whom nothing waits and nothing comes.
 * @returns whether a message was added
 */
export async function tellAhead(
  needs: WeekPort,
  cohort: Cohort,
  { userId, moment, hours }: { userId: string; moment: WeekMoment; hours: WorkingHours },
): Promise<boolean> {
  const { store, clock } = needs;
  const { teamId } = cohort;
  const now = clock.now();
  const { mondays, digestAt } = (await store.members.byId(teamId, userId)) ?? {};
  if (mondays === false) return false;
  const today = (at: Date) => wallClock(at.getTime(), hours.zone).day;
  if (digestAt !== undefined && today(digestAt) === today(now)) return false;
  if ((await findAbsence(needs, teamId, userId)) !== undefined) return false;
  const cohorts = await coursesOf(needs, teamId, userId);
  const to = { teamId, channelId: userId, locale: cohort.locale, key: weekKey(userId, moment.week) };
  // A lesson that comes next week is told of then.
  const nextMonday = instantOf(dayOf(moment.week) + 7, 0, hours.zone) ?? moment.at.getTime() + 7 * DAY;
  const week = await aheadOf(needs, cohorts, { userId, before: nextMonday });
  const told = await store.transaction(async (tx) => {
    const waiting: { cohort: Cohort; request: Request; assignment: Assignment }[] = [];
    for (const each of cohorts) {
      for (const request of await tx.requests.openOf(teamId, each.id, userId)) {
        for (const assignment of request.assignments)
          if (isOpen(assignment) && assignment.assigneeId === userId)
            waiting.push({ cohort: each, request, assignment });
      }
    }
    if (waiting.length === 0) {
      const back = await inviteBack(needs, tx, cohort, userId);
      if (
        back !== undefined &&
        (await tx.posts.add({ ...to, key: invitedBackKey(cohort.id, userId), content: back }))
      ) {
        await tx.members.setTold(teamId, userId, now);
        return true;
      }
    }
    if (waiting.length === 0 && week.reviews === 0 && week.next.length === 0) return false;
    const five = await chooseFive(needs, tx, cohorts, { userId, waiting: waiting.length, reviews: week.reviews });
    const content: ContentOf<'digest'> = {
      type: 'digest',
      to: userId,
      requests: waiting.map(({ cohort: { channelId }, request, assignment }) =>
        digestOf(channelId, request, assignment),
      ),
      week: { ...week, ...(five === undefined ? {} : { five }) },
    };
    if (!(await tx.posts.add({ ...to, content }))) return false;
    const items = await takeWaiting(tx, teamId, userId);
    if (items.length > 0) await tx.posts.revise(teamId, to.key, { ...content, items });
    for (const { cohort: of, request, assignment } of waiting) {
      const fresh = await tx.requests.lock(teamId, request.id);
      // What would be reminded of today has been.
      const about = { hours, pace: of.pace, dueAt: request.dueAt };
      const plan = planReminder(assignment, { ...about, now: new Date(moment.until.getTime() - 1) });
      if (fresh === undefined || plan.do !== 'remind') continue;
      const reminders = assignment.reminders + 1;
      const { remindAt: _, ...since } = { ...assignment, reminders };
      const next = planReminder(since, { ...about, now });
      const remindAt = next.do === 'wait' ? next.until : snoozeUntil(now, hours, of.pace);
      await tx.requests.save(teamId, withAssignment(fresh, assignment.role, { reminders, remindAt }));
    }
    if (waiting.length > 0) await tx.members.setDigestAt(teamId, userId, now);
    // It takes the place of two direct messages of the week, so that what can wait comes in one more, and a week has three.
    for (const at of [now, new Date(now.getTime() + 1)]) await tx.members.setTold(teamId, userId, at);
    return true;
  });
  if (told) await announce(needs, { teamId, channelId: userId });
  return told;
}

/** The person's courses that have weekly messages and go on. */
async function coursesOf({ store }: Pick<WeekPort, 'store'>, teamId: string, userId: string): Promise<Cohort[]> {
  const found: Cohort[] = [];
  for (const cohort of await store.cohorts.seenBy(teamId, userId)) {
    if (cohort.paused || (await store.weeks.ofCohort(teamId, cohort.id)) === undefined) continue;
    if ((await store.halts.of(cohort)).length === 0) found.push(cohort);
  }
  return found;
}

async function aheadOf(
  needs: WeekPort,
  cohorts: readonly Cohort[],
  { userId, before }: { userId: string; before: number },
): Promise<WeekAhead> {
  const { store, clock } = needs;
  const now = clock.now();
  const next: WeekAhead['next'] = [];
  for (const cohort of cohorts) {
    const schedule = await currentSchedule(needs, store, cohort);
    if (schedule === undefined) continue;
    const { next: lesson } = scheduledWords(cohort, schedule, { asks: false, now });
    if (lesson !== undefined && Date.parse(lesson.at) < before) next.push({ channel: cohort.channelId, lesson });
  }
  const ids = new Set(cohorts.map(({ id }) => id));
  const [{ teamId } = { teamId: '' }] = cohorts;
  const reviews = (await store.reviews.waitingFor(teamId, userId)).filter(({ cohortId }) => ids.has(cohortId));
  return { reviews: reviews.length, next };
}
