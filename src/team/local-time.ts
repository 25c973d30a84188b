import { offsetAt } from './zones.ts';

/** Milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A local day: days since 1970-01-01 on a zone's calendar. Daylight saving does not affect arithmetic on it. */
export type LocalDay = number;

/** The day of a date 'YYYY-MM-DD'. @throws RangeError for other text, and for a date that does not exist */
export function dayOf(localDate: string): LocalDay {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(localDate) ? Date.parse(localDate) : Number.NaN;
  const day = at / DAY;
  // Some engines parse 30 February as a day in March.
  if (Number.isNaN(at) || localDateOf(day) !== localDate) {
    throw new RangeError(`"${localDate}" is no date as YYYY-MM-DD`);
  }
  return day;
}

/** True for an existing date as YYYY-MM-DD. */
export function isLocalDate(text: string): boolean {
  try {
    dayOf(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant (milliseconds since 1970) of a local time on a date, as `instantOf` finds it.
 * @param time milliseconds since local midnight by the wall clock
 * @returns undefined if the text isn't a date (YYYY-MM-DD), or if the zone skipped that day
 */
export function instantOn(localDate: string, time: number, zone: string): number | undefined {
  return isLocalDate(localDate) ? instantOf(dayOf(localDate), time, zone) : undefined;
}

/** Formats a day as 'YYYY-MM-DD'. */
export function localDateOf(day: LocalDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Weekday of a day: 1 (Monday) to 7 (Sunday), as in ISO 8601. */
export function weekdayOf(day: LocalDay): number {
  // Day 0 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Local date and time of an instant: the day, and milliseconds since local midnight by the wall clock. */
export function wallClock(at: number, zone: string): { day: LocalDay; time: number } {
  const wall = at + offsetAt(at, zone);
  const day = Math.floor(wall / DAY);
  return { day, time: wall - day * DAY };
}

/** A time span from `start` to before `end` (milliseconds since 1970) with one constant offset. */
export interface OffsetSpan {
  start: number;
  end: number;
  /** Offset from UTC in milliseconds; above 0 is east. */
  offset: number;
}

// Since 1970 no zone has changed its offset twice within six days. Current rules plan no such change until 2060.
const PROBE = 5 * DAY;

/** Splits the time between two instants into spans of constant offset, in order, without gaps, at most 5 days long. */
export function* offsetSpans(from: number, until: number, zone: string): Generator<OffsetSpan> {
  // Looking up an offset is slow, so the offset at the end of a span is reused for the next one.
  let offset = offsetAt(from, zone);
  for (let start = from; start < until; ) {
    const probe = Math.min(start + PROBE, until);
    const same = offsetAt(probe, zone) === offset;
    const end = same ? probe : changeBetween(start, probe, zone);
    yield { start, end, offset };
    if (!same) offset = offsetAt(end, zone);
    start = end;
  }
}

/** The instant at which the offset changes between `start` and `end`. The offsets at both must differ. */
function changeBetween(start: number, end: number, zone: string): number {
  const before = offsetAt(start, zone);
  let [low, high] = [start, end];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The instant (milliseconds since 1970) of a local time. When clocks go back and the time exists twice, the first
 * instant counts. When clocks go forward and the time does not exist, the first instant after the gap counts, even on
 * the next day.
 * @param time milliseconds since local midnight by the wall clock
 * @returns undefined for a day that the zone skipped, such as 2011-12-30 in Samoa
 */
export function instantOf(day: LocalDay, time: number, zone: string): number | undefined {
  const wall = day * DAY + time;
  // Every offset is shorter than a day, so a change that affects this time lies between these instants.
  const [low, high] = [wall - DAY, wall + DAY];
  const [before, after] = [offsetAt(low, zone), offsetAt(high, zone)];
  if (before === after) return wall - before;
  const change = changeBetween(low, high, zone);
  if (wall - before < change) return wall - before;
  if (wall - after >= change) return wall - after;
  const leftOut = change + before <= day * DAY && change + after >= (day + 1) * DAY;
  return leftOut ? undefined : change;
}
