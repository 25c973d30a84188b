import { DAY, instantOf, wallClock } from '../team/local-time.ts';
import { addWorkingHours, isWorkingTime, nextWorkingTime, type WorkingHours } from '../team/working-hours.ts';
import type { Assignment } from './request.ts';

/** Working hours after which somebody who was asked is reminded: once, and once more. */
export const REMIND_AFTER: readonly number[] = [24, 72];
/** Working hours after which the request goes to somebody else. */
export const HAND_OVER_AFTER = 96;

/** A time in which somebody is not to be disturbed. */
export interface Absence {
  since: Date;
  /** Absent = nobody knows how long. */
  until?: Date;
}

export type Reminder = { do: 'wait'; until: Date } | { do: 'remind' } | { do: 'hand-over' };

/**
 * What to do now about an assignment that waits. Nothing ever happens outside the working hours of the one who was asked;
 * what fell due while the app was down is done in the next ones.
 * @param assignment.remindAt later than now: asked for more time
 * @param away since and until when this person is away: nobody reminds them, and after a working day of theirs, what waits for
 *   them goes to somebody else
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

/** What is done about the requests of somebody who is away: they are handed over after a working day, or wait until it ends. */
function planAbsence({ since, until }: Absence, now: Date, hours: WorkingHours): Reminder {
  const dayLater = addWorkingHours(since, workingDay(hours), hours);
  if (dayLater <= now) {
    return isWorkingTime(now, hours) ? { do: 'hand-over' } : { do: 'wait', until: nextWorkingTime(now, hours) };
  }
  return { do: 'wait', until: nextWorkingTime(until !== undefined && until < dayLater ? until : dayLater, hours) };
}

/** How many hours a working day of theirs has. */
function workingDay({ from, to }: WorkingHours): number {
  return (to - from) / 60;
}

/** When a working day of theirs begins after today. */
export function nextMorning(now: Date, hours: WorkingHours): Date {
  const { day } = wallClock(now.getTime(), hours.zone);
  const midnight = instantOf(day + 1, 0, hours.zone) ?? now.getTime() + DAY;
  return nextWorkingTime(new Date(midnight), hours);
}

/** When somebody who asks for more time is reminded again: after one working day of theirs. */
export function snoozeUntil(now: Date, hours: WorkingHours): Date {
  return addWorkingHours(now, workingDay(hours), hours);
}
