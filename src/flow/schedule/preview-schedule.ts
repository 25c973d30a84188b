import { LESSON_IDS, type LessonId } from '../../course/lesson-id.ts';
import { AppError } from '../../errors.ts';
import { dayOf, wallClock } from '../../team/local-time.ts';
import type { Schedule } from '../../team/schedule.ts';
import { occurrences, type SchedulePlan } from '../../team/schedule-plan.ts';

/** A schedule as the facilitator's form gives it. */
export interface ScheduleDraft {
  plan: SchedulePlan;
  lessons: LessonId[];
  whenUnfinished: Schedule['whenUnfinished'];
  /** Tell the channel once what to expect. */
  kickOff?: boolean;
  /** Tell people on Mondays what lies ahead, and the channel on Fridays what came of the week; absent: as before. */
  weekly?: boolean;
}

/** A lesson and its slot. */
export interface Dated {
  process: LessonId;
  at: Date;
}

/** A first day further ahead is taken for a typing error. */
const MOST_DAYS_AHEAD = 366;

/**
 * The date of each lesson, in the order of the course. All dates are after `now`.
 * @throws AppError schedule_lessons or schedule_weekdays when none is chosen; schedule_past for a first day in the past;
 *   schedule_far for a first day more than a year ahead
 */
export function previewOf({ plan, lessons }: ScheduleDraft, now: Date): Dated[] {
  const chosen = LESSON_IDS.filter((id) => lessons.includes(id));
  if (chosen.length === 0) throw new AppError('schedule_lessons');
  if (plan.weekdays.length === 0) throw new AppError('schedule_weekdays');
  const ahead = dayOf(plan.startDate) - wallClock(now.getTime(), plan.zone).day;
  if (ahead < 0) throw new AppError('schedule_past', { typed: plan.startDate });
  if (ahead > MOST_DAYS_AHEAD) throw new AppError('schedule_far', { typed: plan.startDate });
  return date(plan, chosen, now);
}

/** The dates of a schedule's lessons, if no slot is missed. All dates are after `now`. */
export function datesAhead({ plan, lessons, nextAt }: Schedule, now: Date): Dated[] {
  const after = new Date(Math.max(nextAt.getTime() - 1, now.getTime()));
  return date(
    plan,
    lessons.map(({ process }) => process),
    after,
  );
}

function date(plan: SchedulePlan, lessons: readonly LessonId[], after: Date): Dated[] {
  const slots = occurrences(plan, { after, count: lessons.length });
  return slots.flatMap((at, index) => {
    const process = lessons[index];
    return process === undefined ? [] : [{ process, at }];
  });
}
