import { checkWeekdays } from './check-weekdays.ts';
import { type HolidayCalendar, isHoliday } from './holidays.ts';
import { dayOf, instantOf, localDateOf, MINUTE, wallClock, weekdayOf } from './local-time.ts';
import { isWorkingTime, type WorkingHours } from './working-hours.ts';

/** When lessons are posted: one lesson on each of these weekdays at this time. */
export interface SchedulePlan {
  /** First day on which a lesson may come, 'YYYY-MM-DD'. */
  startDate: string;
  /** 1 (Monday) to 7 (Sunday), at least one. */
  weekdays: number[];
  /** Whole minutes after local midnight, 0 to 1439. */
  time: number;
  /** Name in the IANA database. */
  zone: string;
  /** No lesson comes on holidays of this calendar. Each later lesson moves to the next slot. */
  skipHolidays: HolidayCalendar;
}

/** Most occurrences that one call returns. */
const MOST = 1000;

/** How late a tick may be and still count as on time, in milliseconds. Queues and restarts cause short delays. */
const ON_TIME = 15 * MINUTE;

/**
 * The next instants of a schedule, strictly after `after`, in order. When clocks go back and the time exists twice, the
 * first instant counts. When clocks go forward and the time does not exist, the first instant after the gap counts. A
 * day that the zone skipped has no occurrence.
 * @param count whole number, 0 to 1000
 * @throws RangeError for an invalid schedule (date, weekdays, time, zone), `after` or `count`
 */
export function occurrences(schedule: SchedulePlan, { after, count }: { after: Date; count: number }): Date[] {
  checkSchedule(schedule);
  if (!(Number.isInteger(count) && count >= 0 && count <= MOST)) {
    throw new RangeError(`occurrences are counted from 0 to ${MOST}, not ${count}`);
  }
  // Start a day earlier: when clocks go back past midnight, a later local day precedes an earlier one.
  const today = wallClock(after.getTime(), schedule.zone).day - 1;
  const found: Date[] = [];
  for (let day = Math.max(dayOf(schedule.startDate), today); found.length < count; day++) {
    if (!schedule.weekdays.includes(weekdayOf(day))) continue;
    if (isHoliday(localDateOf(day), schedule.skipHolidays)) continue;
    const at = instantOf(day, schedule.time * MINUTE, schedule.zone);
    if (at !== undefined && at > after.getTime()) found.push(new Date(at));
  }
  return found;
}

/**
 * Decides about a tick of the schedule. Days are local days in the zone of the working hours.
 * - `later`: before its time.
 * - `now`: up to 15 minutes late at any hour, or later within working hours, on the day it was due.
 * - `missed`: otherwise. The lesson waits for the next slot, so that nobody gets messages at night and a long outage
 *   does not end in many lessons at once.
 * @throws RangeError for invalid working hours or dates
 */
export function dueNow(tick: { dueAt: Date; now: Date; workingHours: WorkingHours }): 'now' | 'later' | 'missed' {
  const { dueAt, now, workingHours } = tick;
  const working = isWorkingTime(now, workingHours);
  const dayAt = (at: Date) => wallClock(at.getTime(), workingHours.zone).day;
  const isSameDay = dayAt(now) === dayAt(dueAt);
  const late = now.getTime() - dueAt.getTime();
  if (late < 0) return 'later';
  return isSameDay && (late <= ON_TIME || working) ? 'now' : 'missed';
}

function checkSchedule(schedule: SchedulePlan): void {
  dayOf(schedule.startDate);
  checkWeekdays(schedule.weekdays);
  if (!(Number.isInteger(schedule.time) && schedule.time >= 0 && schedule.time < 1440)) {
    throw new RangeError(`the time of a lesson is 0 to 1439 whole minutes after midnight, not ${schedule.time}`);
  }
}
