import { isHoliday } from './holidays.ts';
import { DAY, instantOf, localDateOf, MINUTE, wallClock, weekdayOf } from './local-time.ts';
import type { WorkingHours } from './working-hours.ts';

/** What comes once a week: what lies ahead, at its beginning; what came of it, at its end. */
export type Weekly = 'ahead' | 'recap';

/** When it comes in a week. */
export interface WeekMoment {
  /** The Monday of the week that it's about, 'YYYY-MM-DD'. */
  week: string;
  at: Date;
  /** The end of that working day. What hasn't been told by then isn't told. */
  until: Date;
}

/** The recap comes so long before the working day ends, so that people still read it. */
const BEFORE_END = 120;
/** A holiday of more days than these has no message. */
const MOST_DAYS_OFF = 13;

/**
 * The moments of a weekly message in a person's or team's working hours, around an instant, in order and each at another time. What lies ahead is told when the
 * week's first working day begins: Monday in most teams. The recap comes two hours before the last one ends: Friday, or the last working day
 * before. On a holiday, it's the next working day. Where two weeks come on one day, the newer one counts.
 */
export function weekMoments(what: Weekly, around: Date, hours: WorkingHours): WeekMoment[] {
  const { day } = wallClock(around.getTime(), hours.zone);
  const monday = day - (weekdayOf(day) - 1);
  const found: WeekMoment[] = [];
  for (let week = -3; week <= 3; week += 1) {
    const moment = momentIn(what, monday + week * 7, hours);
    if (moment === undefined) continue;
    while ((found.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= moment.at) found.pop();
    found.push(moment);
  }
  return found;
}

/** The moment that is due: it came after `since`, and its day isn't over. */
export function dueMoment(
  what: Weekly,
  { since, now, hours }: { since: Date; now: Date; hours: WorkingHours },
): WeekMoment | undefined {
  return weekMoments(what, now, hours).findLast(({ at, until }) => at > since && at <= now && now < until);
}

/** The first moment after now. */
export function nextMoment(what: Weekly, now: Date, hours: WorkingHours): Date | undefined {
  return weekMoments(what, now, hours).find(({ at }) => at > now)?.at;
}

function momentIn(what: Weekly, monday: number, hours: WorkingHours): WeekMoment | undefined {
  const { weekdays, from, to, zone, holidays } = hours;
  const minute = what === 'ahead' ? from : Math.max(from, to - BEFORE_END);
  const first = monday + weekdayFor(what, weekdays) - 1;
  for (let day = first; day <= first + MOST_DAYS_OFF; day += 1) {
    if (!weekdays.includes(weekdayOf(day)) || isHoliday(localDateOf(day), holidays)) continue;
    const at = instantOf(day, minute * MINUTE, zone);
    if (at === undefined) continue;
    const until = instantOf(day, to * MINUTE, zone) ?? at + DAY;
    return { week: localDateOf(monday), at: new Date(at), until: new Date(Math.max(until, at + MINUTE)) };
  }
  return undefined;
}

/** 1 (Monday) to 7 (Sunday). A Sunday that begins the working week, as in Israel, doesn't end it. */
function weekdayFor(what: Weekly, weekdays: readonly number[]): number {
  if (what === 'ahead') return Math.min(...weekdays);
  const inWeek = weekdays.filter((day) => day <= 5);
  return Math.max(...(inWeek.length > 0 ? inWeek : weekdays));
}
