import { offsetAt } from './zones.ts';

/** Milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A local day: days since 1970-01-01 on the wall calendar of a zone. Arithmetic on it knows no daylight saving. */
export type LocalDay = number;

/** The day of a date 'YYYY-MM-DD'. @throws RangeError for any other text, and for a day that no month has */
export function dayOf(localDate: string): LocalDay {
  const at = /^\d{4}-\d{2}-\d{2}$/u.test(localDate) ? Date.parse(localDate) : Number.NaN;
  const day = at / DAY;
  // Some engines roll 30 February over into March.
  if (Number.isNaN(at) || localDateOf(day) !== localDate) {
    throw new RangeError(`"${localDate}" is no date as YYYY-MM-DD`);
  }
  return day;
}

/** Is this a day of the calendar as YYYY-MM-DD? */
export function isLocalDate(text: string): boolean {
  try {
    dayOf(text);
    return true;
  } catch {
    return false;
  }
}

/** 'YYYY-MM-DD' of a day. */
export function localDateOf(day: LocalDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
export function weekdayOf(day: LocalDay): number {
  // Day 0 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** What the calendar and the clock on the wall of a zone show: the day, and milliseconds since it began there. */
export function wallClock(at: number, zone: string): { day: LocalDay; time: number } {
  const wall = at + offsetAt(at, zone);
  const day = Math.floor(wall / DAY);
  return { day, time: wall - day * DAY };
}

/** A stretch of time, from `start` to before `end` (milliseconds since 1970), in which the offset does not change. */
export interface Stretch {
  start: number;
  end: number;
  /** Milliseconds ahead of UTC. */
  offset: number;
}

// No zone has changed its offset twice within six days since 1970, nor will by today's rules until 2060.
const PROBE = 5 * DAY;

/** The time from one instant to another as stretches in order, without a gap between them; none is longer than 5 days. */
export function* stretches(from: number, until: number, zone: string): Generator<Stretch> {
  // Asking for an offset is what costs here: that of an end serves as that of the next start.
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

/** The first instant at which the offset is no longer that of `start`; at `end` it is another. */
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
 * The instant (milliseconds since 1970) at which the clock on the wall shows a time of a day. A time that exists twice
 * (clocks go back) is the first of the two; one that does not exist (clocks go forward) is the first instant after the
 * gap, on the next day when the gap runs past midnight. Undefined for a day that the zone left out as a whole, as
 * Samoa did with 2011-12-30.
 * @param time milliseconds since the day began on the wall
 */
export function instantOf(day: LocalDay, time: number, zone: string): number | undefined {
  const wall = day * DAY + time;
  // No offset is larger than a day, so that whatever change concerns this time lies between these two.
  const [low, high] = [wall - DAY, wall + DAY];
  const [before, after] = [offsetAt(low, zone), offsetAt(high, zone)];
  if (before === after) return wall - before;
  const change = changeBetween(low, high, zone);
  if (wall - before < change) return wall - before;
  if (wall - after >= change) return wall - after;
  const leftOut = change + before <= day * DAY && change + after >= (day + 1) * DAY;
  return leftOut ? undefined : change;
}
