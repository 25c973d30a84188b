import { DAY, instantOf, wallClock } from '../cohort/local-time.ts';
import { addWorkingHours, isWorkingTime, nextWorkingTime, type WorkingHours } from '../cohort/working-hours.ts';
import type { Assignment } from '../ports.ts';

/** Working hours after which somebody who was asked is reminded: once, and once more. */
export const REMIND_AFTER: readonly number[] = [24, 72];
/** Working hours after which the request goes to somebody else. */
export const HAND_OVER_AFTER = 96;

export type Reminder = { do: 'wait'; until: Date } | { do: 'remind' } | { do: 'hand-over' };

/**
 * What to do now about an assignment that waits. Nothing ever happens outside the working hours of the one who was asked;
 * what fell due while the app was down is done in the next ones.
 * @param assignment.remindAt later than now: asked for more time
 * @param away until then this person is not to be disturbed
 */
export function planReminder(
  assignment: Pick<Assignment, 'askedAt' | 'reminders' | 'remindAt'>,
  { now, hours, away }: { now: Date; hours: WorkingHours; away?: Date },
): Reminder {
  const after = REMIND_AFTER[assignment.reminders] ?? HAND_OVER_AFTER;
  const due = addWorkingHours(assignment.askedAt, after, hours);
  const latest = [due, assignment.remindAt, away].reduce<Date>((a, b) => (b !== undefined && b > a ? b : a), due);
  if (latest > now) return { do: 'wait', until: nextWorkingTime(latest, hours) };
  if (!isWorkingTime(now, hours)) return { do: 'wait', until: nextWorkingTime(now, hours) };
  return assignment.reminders < REMIND_AFTER.length ? { do: 'remind' } : { do: 'hand-over' };
}

/** When a working day of theirs begins after today. */
export function nextMorning(now: Date, hours: WorkingHours): Date {
  const { day } = wallClock(now.getTime(), hours.zone);
  const midnight = instantOf(day + 1, 0, hours.zone) ?? now.getTime() + DAY;
  return nextWorkingTime(new Date(midnight), hours);
}

/** When somebody who asks for more time is reminded again: after one working day of theirs. */
export function snoozeUntil(now: Date, hours: WorkingHours): Date {
  return addWorkingHours(now, (hours.to - hours.from) / 60, hours);
}
