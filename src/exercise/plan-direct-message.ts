import { DAY, instantOf, MINUTE, wallClock, weekdayOf } from '../team/local-time.ts';
import { isWorkingTime, nextWorkingTime, type WorkingHours } from '../team/working-hours.ts';

/** Direct messages that a person gets in a calendar week before the others wait for its last half day. */
const FREE_A_WEEK = 2;
/** Most direct messages that can wait in a person's calendar week: those before, and the one of the last half day. */
export const MOST_WAITING_A_WEEK = FREE_A_WEEK + 1;
/** A plan looks this far for a working day. */
const MOST_DAYS = 400;

/**
 * The rule for direct messages that can wait: review invitations, "your reviews are complete" and reminders long before anything happens.
 * What comes about in a half day is told at the beginning of the next one, in one message. After two direct messages in a calendar week, what
 * else comes about waits for the week's last half day. After three, it waits for the next week: the fourth is kept for what can't wait, which
 * is told at once and takes along what waits. So a person gets at most four a week, unless more than that can't wait.
 * @param since when the oldest of what waits came about; absent for what doesn't wait for the next half day
 * @param told when the person had direct messages lately, of whatever kind
 * @param hours the person's
 * @returns when it's told, in their working hours and not before `now`
 */
export function planDirectMessage({
  since,
  told,
  now,
  hours,
}: {
  since?: Date;
  told: readonly Date[];
  now: Date;
  hours: WorkingHours;
}): Date {
  const half = since === undefined ? now : (halfDays(since, hours).next().value ?? now);
  let at = nextWorkingTime(half > now ? half : now, hours);
  for (;;) {
    const week = weekOf(at, hours);
    const had = told.filter((each) => weekOf(each, hours) === week).length;
    if (had < FREE_A_WEEK) return at;
    if (had === FREE_A_WEEK) return laterOf(at, lastHalfDay(week, hours));
    at = nextWorkingTime(startOf(week + 1, hours), hours);
  }
}

/** Beginnings of half working days after an instant. */
function* halfDays(after: Date, hours: WorkingHours): Generator<Date, undefined> {
  const { day } = wallClock(after.getTime(), hours.zone);
  for (let ahead = 0; ahead < MOST_DAYS; ahead += 1) {
    for (const minute of [hours.from, Math.floor((hours.from + hours.to) / 2)]) {
      const instant = instantOf(day + ahead, minute * MINUTE, hours.zone);
      if (instant === undefined || instant <= after.getTime()) continue;
      const start = new Date(instant);
      if (isWorkingTime(start, hours)) yield start;
    }
  }
  return undefined;
}

function lastHalfDay(week: number, hours: WorkingHours): Date | undefined {
  let last: Date | undefined;
  for (const start of halfDays(new Date(startOf(week, hours).getTime() - 1), hours)) {
    if (weekOf(start, hours) !== week) break;
    last = start;
  }
  return last;
}

/** The calendar week of an instant in the person's time zone, counted from Mondays. */
function weekOf(at: Date, { zone }: WorkingHours): number {
  const { day } = wallClock(at.getTime(), zone);
  return (day - (weekdayOf(day) - 1)) / 7;
}

/** The first instant of a calendar week. */
function startOf(week: number, { zone }: WorkingHours): Date {
  const monday = week * 7;
  return new Date(instantOf(monday, 0, zone) ?? monday * DAY);
}

function laterOf(one: Date, other: Date | undefined): Date {
  return other !== undefined && other > one ? other : one;
}
