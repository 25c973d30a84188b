import { DAY, instantOf, wallClock } from '../team/local-time.ts';
import { type Pace, paceTimes } from '../team/pace.ts';
import { addWorkingHours, isWorkingTime, nextWorkingTime, type WorkingHours } from '../team/working-hours.ts';
import { assignmentTimes } from './due-date.ts';
import type { Assignment } from './request.ts';

/** A time in which a person is away. */
export interface Absence {
  since: Date;
  /** Absent means that the end is unknown. */
  until?: Date;
}

export type Reminder = { do: 'wait'; until: Date } | { do: 'remind' } | { do: 'hand-over' };

/**
 * Decides what to do now about an open assignment. Nothing happens outside the assignee's working hours. Actions that
 * came due while the app was down happen in the next working hours.
 * @param assignment.remindAt in the future when the assignee asked for more time
 * @param dueAt when the answer is due; it drives the times in place of the pace
 * @param away the assignee's absence; they get no reminders, and after a while the request is handed over, unless its asker waits for them
 */
export function planReminder(
  assignment: Pick<Assignment, 'askedAt' | 'reminders' | 'remindAt'> & Partial<Pick<Assignment, 'why'>>,
  {
    now,
    hours,
    pace,
    dueAt,
    away,
  }: { now: Date; hours: WorkingHours; pace: Pace; dueAt?: Date | undefined; away?: Absence },
): Reminder {
  if (away !== undefined && (away.until === undefined || away.until > now)) {
    if (assignment.why === 'waits') return { do: 'wait', until: nextLook(away, now, hours) };
    return planAbsence(away, { now, hours, pace });
  }
  const { remindAfter, handOverAfter } = assignmentTimes(assignment, { dueAt, hours, pace });
  const after = remindAfter[assignment.reminders] ?? handOverAfter;
  const due = addWorkingHours(assignment.askedAt, after, hours);
  const { remindAt } = assignment;
  const latest = remindAt !== undefined && remindAt > due ? remindAt : due;
  if (latest > now) return { do: 'wait', until: nextWorkingTime(latest, hours) };
  if (!isWorkingTime(now, hours)) return { do: 'wait', until: nextWorkingTime(now, hours) };
  return assignment.reminders < remindAfter.length ? { do: 'remind' } : { do: 'hand-over' };
}

/**
 * Decides about a request of a person who is away: hand it over after a while, or wait for the earlier end.
 */
function planAbsence(
  { since, until }: Absence,
  { now, hours, pace }: { now: Date; hours: WorkingHours; pace: Pace },
): Reminder {
  const later = addWorkingHours(since, paceTimes(pace, hours).awayAfter, hours);
  if (later <= now) {
    return isWorkingTime(now, hours) ? { do: 'hand-over' } : { do: 'wait', until: nextWorkingTime(now, hours) };
  }
  return { do: 'wait', until: earliest(nextWorkingTime(later, hours), nextLook({ until }, now, hours)) };
}

/** How long until the app looks again whether a person is back. No one tells it when they change their status. */
const LOOK_MS = 60 * 60_000;

/** When to look again for a person who is away, in their working hours: once they should be back, and each hour, because they may be back earlier. */
export function nextLook({ until }: { until?: Date | undefined }, now: Date, hours: WorkingHours): Date {
  const look = nextWorkingTime(new Date(now.getTime() + LOOK_MS), hours);
  return until === undefined ? look : earliest(nextWorkingTime(until, hours), look);
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** Beginning of the first working day after today. */
export function nextMorning(now: Date, hours: WorkingHours): Date {
  const { day } = wallClock(now.getTime(), hours.zone);
  const midnight = instantOf(day + 1, 0, hours.zone) ?? now.getTime() + DAY;
  return nextWorkingTime(new Date(midnight), hours);
}

/** When a person who asks for more time gets the next reminder. */
export function snoozeUntil(now: Date, hours: WorkingHours, pace: Pace): Date {
  return addWorkingHours(now, paceTimes(pace, hours).snooze, hours);
}

/**
 * When a person may be told again what waits for them: as soon as the pace allows.
 * @param had when they were told last
 * @param pace the fastest pace of what waits
 * @returns undefined when they may be told now
 */
export function tellAgainAt(
  had: Date | undefined,
  { now, hours, pace }: { now: Date; hours: WorkingHours; pace: Pace },
): Date | undefined {
  if (had === undefined) return undefined;
  const { betweenMs } = paceTimes(pace, hours);
  if (betweenMs !== undefined) {
    const next = had.getTime() + betweenMs;
    return next <= now.getTime() ? undefined : nextWorkingTime(new Date(next), hours);
  }
  const dayOf = (at: Date) => wallClock(at.getTime(), hours.zone).day;
  return dayOf(had) === dayOf(now) ? nextMorning(now, hours) : undefined;
}

/**
 * From when on a person has to be reminded of an open assignment without delay: one working day before it goes to somebody else. With a due
 * date, that is the day on which the answer is due.
 */
export function handOverSoonAt(
  assignment: Pick<Assignment, 'askedAt'>,
  { hours, pace, dueAt }: { hours: WorkingHours; pace: Pace; dueAt: Date | undefined },
): Date {
  const { handOverAfter } = assignmentTimes(assignment, { dueAt, hours, pace });
  const day = (hours.to - hours.from) / 60;
  return addWorkingHours(assignment.askedAt, Math.max(0, handOverAfter - day), hours);
}
