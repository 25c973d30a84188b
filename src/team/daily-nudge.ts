import { HOUR, instantOf, type LocalDay, MINUTE, wallClock } from './local-time.ts';
import { isWorkingTime, type WorkingHours } from './working-hours.ts';

/** On which days a daily nudge comes. */
export const NUDGE_DAYS = ['working', 'every'] as const;
type NudgeDays = (typeof NUDGE_DAYS)[number];

/** When someone wants their daily nudge. */
export interface NudgePlan {
  days: NudgeDays;
  /** Minutes after local midnight. */
  minutes: number;
  /** Name in the IANA database. */
  zone: string;
}

/** The daily nudge of someone who takes the course alone. */
export interface DailyNudge extends NudgePlan {
  teamId: string;
  cohortId: string;
  userId: string;
  /** Absent once it has stopped by itself. */
  nextAt?: Date;
  /** How many in a row nothing was done after. */
  ignored: number;
  /** What they had done at the last one. */
  trace: string;
  /** They have looked where they stand since the last one. */
  seen: boolean;
}

/** After so many in a row that were ignored, the nudge stops by itself. */
export const MOST_IGNORED = 3;

/** One that is later than this, because the app was down, is left out. */
const LATEST = 12 * HOUR;
/** A day further ahead than this isn't looked for. */
const MOST_DAYS = 400;

/**
 * The first nudge after an instant.
 * @param hours the person's working hours, for the days
 */
export function nextNudge(after: Date, { days, minutes, zone }: NudgePlan, hours: WorkingHours): Date {
  const today = wallClock(after.getTime(), zone).day;
  for (let ahead = 0; ahead <= MOST_DAYS; ahead += 1) {
    const day = today + ahead;
    const at = instantOf(day, minutes * MINUTE, zone);
    if (at === undefined || at <= after.getTime()) continue;
    if (days === 'every' || isWorkingDay(day, hours)) return new Date(at);
  }
  // Only someone who works on no day at all comes here.
  return new Date(after.getTime() + 24 * HOUR);
}

/** Whether a nudge still helps: on the day on which it was due, and not too late. */
export function isTimely(dueAt: Date, now: Date, zone: string): boolean {
  const isSameDay = wallClock(dueAt.getTime(), zone).day === wallClock(now.getTime(), zone).day;
  return isSameDay && now.getTime() - dueAt.getTime() <= LATEST;
}

/** Whether a day is a working day doesn't depend on the time of day. */
function isWorkingDay(day: LocalDay, hours: WorkingHours): boolean {
  const opens = instantOf(day, hours.from * MINUTE, hours.zone);
  return opens !== undefined && isWorkingTime(new Date(opens), hours);
}
