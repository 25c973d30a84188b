import { DAY, instantOf, wallClock } from '../team/local-time.ts';
import { addWorkingHours, isWorkingTime, nextWorkingTime, type WorkingHours } from '../team/working-hours.ts';
import type { Assignment } from './request.ts';

/** Working hours after asking at which the first and the second reminder come. */
export const REMIND_AFTER: readonly number[] = [24, 72];
/** Working hours after asking at which the request goes to another person. */
export const HAND_OVER_AFTER = 96;

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
 * @param away the assignee's absence; they get no reminders, and after one of their working days the request is handed
 *   over
 */
export function planReminder(
  assignment: Pick<Assignment, 'askedAt' | 'reminders' | 'remindAt'>,
  { now, hours, away }: { now: Date; hours: WorkingHours; away?: Absence },
): Reminder {
  if (away !== undefined && (away.until === undefined || away.until > now)) return planAbsence(away, now, hours);
  const after = REMIND_AFTER[assignment.reminders] ?? HAND_OVER_AFTER;
  const due = addWorkingHours(assignment.askedAt, after, hours);
  const { remindAt } = assignment;
  const latest = remindAt !== undefined && remindAt > due ? remindAt : due;
  if (latest > now) return { do: 'wait', until: nextWorkingTime(latest, hours) };
  if (!isWorkingTime(now, hours)) return { do: 'wait', until: nextWorkingTime(now, hours) };
  return assignment.reminders < REMIND_AFTER.length ? { do: 'remind' } : { do: 'hand-over' };
}

/**
 * Decides about a request of a person who is away: hand it over after one working day, else wait for the earlier end.
 */
function planAbsence({ since, until }: Absence, now: Date, hours: WorkingHours): Reminder {
  const dayLater = addWorkingHours(since, workingDay(hours), hours);
  if (dayLater <= now) {
    return isWorkingTime(now, hours) ? { do: 'hand-over' } : { do: 'wait', until: nextWorkingTime(now, hours) };
  }
  return { do: 'wait', until: nextWorkingTime(until !== undefined && until < dayLater ? until : dayLater, hours) };
}

/** Hours of one working day. */
function workingDay({ from, to }: WorkingHours): number {
  return (to - from) / 60;
}

/** Beginning of the first working day after today. */
export function nextMorning(now: Date, hours: WorkingHours): Date {
  const { day } = wallClock(now.getTime(), hours.zone);
  const midnight = instantOf(day + 1, 0, hours.zone) ?? now.getTime() + DAY;
  return nextWorkingTime(new Date(midnight), hours);
}

/** When a person who asks for more time gets the next reminder: after one of their working days. */
export function snoozeUntil(now: Date, hours: WorkingHours): Date {
  return addWorkingHours(now, workingDay(hours), hours);
}
