import { DAY, instantOf, MINUTE, wallClock } from './local-time.ts';
import { isWorkingTime, type WorkingHours } from './working-hours.ts';

/** A day further ahead than this isn't looked for. */
const MOST_DAYS = 400;

/**
 * The same time of day, a number of working days later. Weekends, quiet days and holidays don't count.
 * @param days whole number, 0 or more
 */
export function addWorkingDays(at: Date, days: number, hours: WorkingHours): Date {
  const { day, time } = wallClock(at.getTime(), hours.zone);
  let left = days;
  for (let ahead = 1; ahead <= MOST_DAYS && left > 0; ahead += 1) {
    // Whether a day is a working day doesn't depend on the time of day.
    const opens = instantOf(day + ahead, hours.from * MINUTE, hours.zone);
    if (opens === undefined || !isWorkingTime(new Date(opens), hours)) continue;
    left -= 1;
    if (left === 0) return new Date(instantOf(day + ahead, time, hours.zone) ?? opens);
  }
  return left === 0 ? at : new Date(at.getTime() + days * DAY);
}

/** Whole working days from one instant to another: how many days' working hours lie between. */
export function workingDaysBetween(hoursBetween: number, hours: Pick<WorkingHours, 'from' | 'to'>): number {
  return Math.floor((hoursBetween * 60) / (hours.to - hours.from));
}
