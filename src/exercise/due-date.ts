import { AppError } from '../errors.ts';
import { DAY, instantOn, MINUTE } from '../team/local-time.ts';
import { type Pace, type PaceTimes, paceTimes } from '../team/pace.ts';
import { addWorkingHours, type WorkingHours, workingHoursBetween } from '../team/working-hours.ts';
import type { Assignment, Request } from './request.ts';

/** How many days ahead an answer can be due. */
const MOST_DAYS_AHEAD = 90;

/**
 * The instant by which an answer is due: the end of working hours on a day of the asker.
 * @param day YYYY-MM-DD
 * @param hours the asker's
 * @throws AppError due_invalid when the text isn't a date, when the day's working hours are over, or when the day is more than 90 days ahead
 */
export function dueAtEndOf(day: string, now: Date, hours: WorkingHours): Date {
  const last = new Date(now.getTime() + MOST_DAYS_AHEAD * DAY);
  const end = instantOn(day, hours.to * MINUTE, hours.zone);
  const isTaken = end !== undefined && end > now.getTime() && end <= last.getTime();
  if (!isTaken) throw new AppError('due_invalid', { typed: day, days: MOST_DAYS_AHEAD });
  return new Date(end);
}

/**
 * The times of an assignment: those of the cohort's pace, or with a due date the same ones stretched or shortened, so that the request
 * goes to another person when the answer is due. A person who is asked after that gets the times of the pace.
 * @param hours those of the assignee
 */
export function assignmentTimes(
  { askedAt }: Pick<Assignment, 'askedAt'>,
  { dueAt, hours, pace }: { dueAt: Request['dueAt']; hours: WorkingHours; pace: Pace },
): PaceTimes {
  const times = paceTimes(pace, hours);
  const left = dueAt === undefined ? 0 : workingHoursBetween(askedAt, dueAt, hours);
  if (left <= 0) return times;
  const share = left / times.handOverAfter;
  return { ...times, remindAfter: times.remindAfter.map((after) => after * share), handOverAfter: left };
}

/** When the asker can expect an answer from an assignee. After that, the app asks another person. Arguments as for `assignmentTimes`. */
export function expectedAt(
  { askedAt }: Pick<Assignment, 'askedAt'>,
  { dueAt, hours, pace }: { dueAt: Request['dueAt']; hours: WorkingHours; pace: Pace },
): Date {
  if (dueAt !== undefined && dueAt > askedAt) return dueAt;
  return addWorkingHours(askedAt, paceTimes(pace, hours).handOverAfter, hours);
}
