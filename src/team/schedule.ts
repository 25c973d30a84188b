import { checkWeekdays } from './check-weekdays.ts';
import { type HolidayCalendar, isHoliday } from './holidays.ts';
import { DAY, dayOf, instantOf, localDateOf, MINUTE, wallClock, weekdayOf } from './local-time.ts';
import { isWorkingTime, type WorkingHours } from './working-hours.ts';

/** When a facilitator wants lessons posted: on these weekdays at this time, one lesson each. */
export interface LessonSchedule {
  /** 'YYYY-MM-DD', the first day on which a lesson may come. */
  startDate: string;
  /** 1 (Monday) to 7 (Sunday), at least one. */
  weekdays: number[];
  /** Minutes after local midnight, whole: 0 to 1439. */
  time: number;
  /** Name in the IANA database. */
  zone: string;
  /** On holidays of this calendar no lesson comes; nothing is made up for, every later lesson moves on by one. */
  skipHolidays: HolidayCalendar;
}

/** The most occurrences that are told at once. */
const MOST = 1000;

/** How late a tick may be and still count as on time, in milliseconds: queues and restarts take their moments. */
const ON_TIME = 15 * MINUTE;

/**
 * The next instants of a schedule, strictly after `after`, in order. A time that exists twice on a day (clocks go back)
 * is taken once, the first; one that does not exist (clocks go forward) moves to the first instant after the gap. A day
 * that a zone left out of its calendar has none.
 * @param count whole, 0 to 1000
 * @throws RangeError for a schedule that is none (date, weekdays, time, zone), an invalid date or count
 */
export function occurrences(schedule: LessonSchedule, { after, count }: { after: Date; count: number }): Date[] {
  checkSchedule(schedule);
  if (!(Number.isInteger(count) && count >= 0 && count <= MOST)) {
    throw new RangeError(`occurrences are counted from 0 to ${MOST}, not ${count}`);
  }
  // A day earlier: clocks that go back past midnight show a later day before an earlier one.
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

/** Which lesson comes when, from the first day of the schedule: the preview before it is saved. Errors as occurrences. */
export function datesOf<Id extends string>(
  schedule: LessonSchedule,
  lessonIds: readonly Id[],
): { lesson: Id; at: Date }[] {
  checkSchedule(schedule);
  // No offset is larger than a day: what is this early is before any time of the first day.
  const after = new Date((dayOf(schedule.startDate) - 2) * DAY);
  const instants = occurrences(schedule, { after, count: lessonIds.length });
  return instants.map((at, index) => ({ lesson: lessonIds[index] as Id, at }));
}

/**
 * What to do about a tick: `later` before its time, `now` at its time and up to 15 minutes after it, at whatever hour
 * the facilitator chose. A tick that comes later still, because the app was down, is `now` only within working hours. Both
 * hold on the local day on which it was due (the zone is that of the working hours). Otherwise it is `missed`: its lesson
 * waits for the next slot, so that nobody is called at night, and a long outage does not end in a heap of lessons.
 * @throws RangeError for working hours that are none, or an invalid date
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

function checkSchedule(schedule: LessonSchedule): void {
  dayOf(schedule.startDate);
  checkWeekdays(schedule.weekdays);
  if (!(Number.isInteger(schedule.time) && schedule.time >= 0 && schedule.time < 1440)) {
    throw new RangeError(`the time of a lesson is 0 to 1439 whole minutes after midnight, not ${schedule.time}`);
  }
}
