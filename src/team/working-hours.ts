import { checkWeekdays } from './check-weekdays.ts';
import { calendarFor, type HolidayCalendar, isHoliday } from './holidays.ts';
import { DAY, HOUR, type LocalDay, localDateOf, MINUTE, stretches, wallClock, weekdayOf } from './local-time.ts';
import { offsetAt } from './zones.ts';

/**
 * When a team works. It is working time when the clock on the wall shows `from` or later and not yet `to`, on one of
 * the weekdays that is no holiday. Where clocks change, what the wall shows decides whether it is working time, and the
 * time that really passes decides how much: of 1:00 to 5:00, three hours are left on the night that skips 2:00 to 3:00,
 * and five on the night that has it twice.
 */
export interface WorkingHours {
  /** Name in the IANA database. */
  zone: string;
  /** 1 (Monday) to 7 (Sunday), at least one. */
  weekdays: number[];
  /** Minutes after local midnight, whole: 0 <= from < to <= 1440. */
  from: number;
  to: number;
  holidays: HolidayCalendar;
}

/** What is usual in Japan: 9:00 to 18:00, Monday to Friday, not on national holidays. */
export const DEFAULT_WORKING_HOURS: Omit<WorkingHours, 'zone'> = {
  weekdays: [1, 2, 3, 4, 5],
  from: 9 * 60,
  to: 18 * 60,
  holidays: 'jp',
};

/** The default in a zone, where Japan's holidays count in Japan only. */
export function defaultWorkingHours(zone: string): WorkingHours {
  return { ...DEFAULT_WORKING_HOURS, zone, holidays: calendarFor(zone) };
}

/** How far a question about working hours may reach, in milliseconds: a mistake ends there and does not run for ever. */
const FARTHEST = 20 * 366 * DAY;

/**
 * Whether an instant is working time.
 * @throws RangeError for working hours that are none (zone, weekdays, from, to), and for an invalid date
 */
export function isWorkingTime(at: Date, hours: WorkingHours): boolean {
  checkHours(hours);
  const { day, time } = wallClock(at.getTime(), hours.zone);
  return isWorkingDay(day, hours) && time >= hours.from * MINUTE && time < hours.to * MINUTE;
}

/** `at` itself when it is working time; otherwise the next opening. Errors as isWorkingTime. */
export function nextWorkingTime(at: Date, hours: WorkingHours): Date {
  return addWorkingHours(at, 0, hours);
}

/**
 * The instant at which so many working hours have passed since `from`. It is always within working time: a sum that
 * ends exactly at closing time is reached at the next opening, so that a deadline never falls when everyone leaves.
 * @param count working hours, 0 or more, also fractions, to the millisecond
 * @throws RangeError as isWorkingTime, for a count below 0, and for one that is not reached within 20 years
 */
export function addWorkingHours(from: Date, count: number, hours: WorkingHours): Date {
  if (!(count >= 0)) throw new RangeError(`working hours to add are 0 or more, not ${count}`);
  let left = Math.round(count * HOUR);
  for (const { start, end } of workingSpans(from.getTime(), from.getTime() + FARTHEST, hours)) {
    if (left < end - start) return new Date(start + left);
    left -= end - start;
  }
  throw new RangeError(`${count} working hours are not reached within 20 years`);
}

/**
 * Working hours that pass from `a` to `b`, as a fraction; below 0 when `b` is before `a`.
 * @throws RangeError as isWorkingTime, and for instants that are more than 20 years apart
 */
export function workingHoursBetween(a: Date, b: Date, hours: WorkingHours): number {
  if (b < a) return -workingHoursBetween(b, a, hours);
  if (b.getTime() - a.getTime() > FARTHEST) throw new RangeError('working hours are counted over 20 years at most');
  let sum = 0;
  for (const { start, end } of workingSpans(a.getTime(), b.getTime(), hours)) sum += end - start;
  return sum / HOUR;
}

/**
 * Working time from one instant to another as spans in order (milliseconds since 1970). What touches may come in
 * pieces: where the offset changes, and every few days.
 */
function* workingSpans(from: number, until: number, hours: WorkingHours): Generator<{ start: number; end: number }> {
  checkHours(hours);
  // No step would be taken towards an end that is no instant, and 0 hours told instead of an error.
  offsetAt(until, hours.zone);
  for (const stretch of stretches(from, until, hours.zone)) {
    const last = Math.floor((stretch.end - 1 + stretch.offset) / DAY);
    for (let day = Math.floor((stretch.start + stretch.offset) / DAY); day <= last; day++) {
      if (!isWorkingDay(day, hours)) continue;
      const midnight = day * DAY - stretch.offset;
      const start = Math.max(stretch.start, midnight + hours.from * MINUTE);
      const end = Math.min(stretch.end, midnight + hours.to * MINUTE);
      if (start < end) yield { start, end };
    }
  }
}

function isWorkingDay(day: LocalDay, hours: WorkingHours): boolean {
  return hours.weekdays.includes(weekdayOf(day)) && !isHoliday(localDateOf(day), hours.holidays);
}

function checkHours({ weekdays, from, to }: WorkingHours): void {
  checkWeekdays(weekdays);
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= 1440)) {
    throw new RangeError(`working hours are whole minutes with 0 <= from < to <= 1440, not ${from} to ${to}`);
  }
}
