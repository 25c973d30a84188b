import { checkWeekdays } from './check-weekdays.ts';
import { calendarFor, type HolidayCalendar, isHoliday } from './holidays.ts';
import { DAY, HOUR, type LocalDay, localDateOf, MINUTE, offsetSpans, wallClock, weekdayOf } from './local-time.ts';
import { offsetAt } from './zones.ts';

/**
 * When a team works: local times from `from` to before `to`, on these weekdays except holidays. When clocks change,
 * local time decides whether an instant is working time, and elapsed time decides how many hours pass. For example,
 * 1:00 to 5:00 has three hours on the night that skips 2:00 to 3:00, and five on the night that repeats it.
 */
export interface WorkingHours {
  /** Name in the IANA database. */
  zone: string;
  /** 1 (Monday) to 7 (Sunday), at least one. */
  weekdays: number[];
  /** Whole minutes after local midnight: 0 <= from < to <= 1440. */
  from: number;
  to: number;
  holidays: HolidayCalendar;
}

/** The part of the working hours that a person may set for themselves. The other weekdays are their quiet days. */
export type OwnHours = Pick<WorkingHours, 'weekdays' | 'from' | 'to'>;

/** Whether a working day begins before it ends, on at least one weekday. */
export function areHours({ weekdays, from, to }: OwnHours): boolean {
  return from >= 0 && from < to && to <= 24 * 60 && weekdays.length > 0;
}

/** Usual working hours in Japan: 9:00 to 18:00, Monday to Friday, without national holidays. */
export const DEFAULT_WORKING_HOURS: Omit<WorkingHours, 'zone'> = {
  weekdays: [1, 2, 3, 4, 5],
  from: 9 * 60,
  to: 18 * 60,
  holidays: 'jp',
};

/** Default working hours of a zone, with the holidays of its country. */
export function defaultWorkingHours(zone: string): WorkingHours {
  return { ...DEFAULT_WORKING_HOURS, zone, holidays: calendarFor(zone) };
}

/** Longest span that the functions below search, in milliseconds. It stops a search that would never end. */
const FARTHEST = 20 * 366 * DAY;

/**
 * True when an instant is working time.
 * @throws RangeError for invalid working hours (zone, weekdays, from, to) or an invalid date
 */
export function isWorkingTime(at: Date, hours: WorkingHours): boolean {
  checkHours(hours);
  const { day, time } = wallClock(at.getTime(), hours.zone);
  return isWorkingDay(day, hours) && time >= hours.from * MINUTE && time < hours.to * MINUTE;
}

/** `at` when it is working time, else the next opening. Throws like `isWorkingTime`. */
export function nextWorkingTime(at: Date, hours: WorkingHours): Date {
  return addWorkingHours(at, 0, hours);
}

/**
 * The instant when `count` working hours have passed since `from`. It is always working time: a sum that ends exactly
 * at closing time moves to the next opening, so that no deadline falls at closing time.
 * @param count working hours, 0 or more, with fractions, rounded to the millisecond
 * @throws RangeError like `isWorkingTime`, for a count below 0, and for one that is not reached within 20 years
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
 * Working hours between two instants, with fractions; negative when `b` is before `a`.
 * @throws RangeError like `isWorkingTime`, and for instants more than 20 years apart
 */
export function workingHoursBetween(a: Date, b: Date, hours: WorkingHours): number {
  if (b < a) return -workingHoursBetween(b, a, hours);
  if (b.getTime() - a.getTime() > FARTHEST) throw new RangeError('working hours are counted over 20 years at most');
  let sum = 0;
  for (const { start, end } of workingSpans(a.getTime(), b.getTime(), hours)) sum += end - start;
  return sum / HOUR;
}

/**
 * Spans of working time between two instants, in order (milliseconds since 1970). Adjacent spans may touch: where the
 * offset changes, and every few days.
 */
function* workingSpans(from: number, until: number, hours: WorkingHours): Generator<{ start: number; end: number }> {
  checkHours(hours);
  // With an invalid end the loop would not run, and the result would be 0 hours instead of an error.
  offsetAt(until, hours.zone);
  for (const span of offsetSpans(from, until, hours.zone)) {
    const last = Math.floor((span.end - 1 + span.offset) / DAY);
    for (let day = Math.floor((span.start + span.offset) / DAY); day <= last; day++) {
      if (!isWorkingDay(day, hours)) continue;
      const midnight = day * DAY - span.offset;
      const start = Math.max(span.start, midnight + hours.from * MINUTE);
      const end = Math.min(span.end, midnight + hours.to * MINUTE);
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
