import { AppError } from '../errors.ts';
import { DAY, dayOf, instantOf, isLocalDate, MINUTE } from '../team/local-time.ts';
import { type Pace, type PaceTimes, paceTimes } from '../team/pace.ts';
import { addWorkingHours, type WorkingHours, workingHoursBetween } from '../team/working-hours.ts';
import type { Assignment, Request } from './request.ts';

/** How many days ahead an answer can be due. */
const MOST_DAYS_AHEAD = 90;

/**
 * The instant by which an answer is due: the end of working hours on a day of the asker.
 * @param day YYYY-MM-DD
 * @param hours the asker's
 * @throws AppError due_invalid for text that is no date, for a day whose working hours are over, and for one over 90 days ahead
 */
export function dueAtEndOf(day: string, now: Date, hours: WorkingHours): Date {
  const last = new Date(now.getTime() + MOST_DAYS_AHEAD * DAY);
  const end = isLocalDate(day) ? instantOf(dayOf(day), hours.to * MINUTE, hours.zone) : undefined;
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

/** When the asker can expect an answer from an assignee: later, another person is asked. Arguments as for `assignmentTimes`. */
export function expectedAt(
  assignment: Pick<Assignment, 'askedAt'>,
  about: { dueAt: Request['dueAt']; hours: WorkingHours; pace: Pace },
): Date {
  const { dueAt, hours } = about;
  if (dueAt !== undefined && dueAt > assignment.askedAt) return dueAt;
  return addWorkingHours(assignment.askedAt, assignmentTimes(assignment, about).handOverAfter, hours);
}
