import { LESSON_IDS, type LessonId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Schedule } from '../../team/lesson-queue.ts';
import { dayOf, wallClock } from '../../team/local-time.ts';
import { type LessonSchedule, occurrences } from '../../team/schedule.ts';
import type { FlowDeps } from '../deps.ts';
import { lessonContent, lessonKey } from '../lessons/add-lesson.ts';

/** A schedule as the facilitator fills it in. */
export interface ScheduleDraft {
  plan: LessonSchedule;
  lessons: LessonId[];
  whenUnfinished: Schedule['whenUnfinished'];
}

/** A lesson and its slot. */
export interface Dated {
  process: LessonId;
  at: Date;
}

/** A first day beyond this is a slip of the finger. */
const MOST_DAYS_AHEAD = 366;

/**
 * Which lesson would come when, in the order of the course, all after `now`.
 * @throws AppError schedule_lessons, schedule_weekdays when none is chosen; schedule_past for a first day that is over,
 *   schedule_far for one more than a year ahead
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

/** When the lessons of a schedule come, if all goes well: what is past is not made up for. */
export function datesAhead({ plan, lessons, nextAt }: Schedule, now: Date): Dated[] {
  const after = new Date(Math.max(nextAt.getTime() - 1, now.getTime()));
  return date(
    plan,
    lessons.map(({ process }) => process),
    after,
  );
}

function date(plan: LessonSchedule, lessons: readonly LessonId[], after: Date): Dated[] {
  const slots = occurrences(plan, { after, count: lessons.length });
  return slots.flatMap((at, index) => {
    const process = lessons[index];
    return process === undefined ? [] : [{ process, at }];
  });
}

/** The lessons of a schedule less those that somebody has posted by hand since, or that the course has no more. */
export async function stillOwed(
  { course }: Pick<FlowDeps, 'course'>,
  store: Store,
  cohort: Cohort,
  { lessons }: Schedule,
): Promise<Schedule['lessons']> {
  const owed: Schedule['lessons'] = [];
  for (const each of lessons) {
    const latest = await store.lessons.latest(cohort.teamId, cohort.id, each.process);
    const { available } = course.lessonInfo(cohort.locale, each.process);
    if (available && (latest?.edition ?? 0) < each.edition) owed.push(each);
  }
  return owed;
}

/** The cohort's schedule with the lessons that are still owed; undefined where none is. */
export async function currentSchedule(
  deps: Pick<FlowDeps, 'course'>,
  store: Store,
  cohort: Cohort,
): Promise<Schedule | undefined> {
  const schedule = await store.schedules.ofCohort(cohort.teamId, cohort.id);
  return schedule && withOwed(deps, store, cohort, schedule);
}

async function withOwed(
  deps: Pick<FlowDeps, 'course'>,
  store: Store,
  cohort: Cohort,
  schedule: Schedule,
): Promise<Schedule | undefined> {
  const lessons = await stillOwed(deps, store, cohort, schedule);
  return lessons.length === 0 ? undefined : { ...schedule, lessons };
}

/** Takes a lesson that was posted by hand out of the schedule, in the caller's transaction, which has locked the cohort. */
export async function leaveOutPosted(
  deps: Pick<FlowDeps, 'course' | 'clock'>,
  tx: Store,
  cohort: Cohort,
): Promise<void> {
  const { teamId, id } = cohort;
  const schedule = await tx.schedules.ofCohort(teamId, id);
  if (schedule === undefined) return;
  const left = await withOwed(deps, tx, cohort, schedule);
  if (left === undefined) await tx.schedules.remove(teamId, id);
  else await tx.schedules.save(left);
  await tellWhatIsNext(deps, tx, cohort, left);
}

/**
 * What a lesson says of the schedule that it came by; `undefined` when that is over.
 * @param lesson.asks whether it has somebody to ask, and so can hold the next one up
 */
export function scheduledWords(schedule: Schedule | undefined, { asks, now }: { asks: boolean; now: Date }) {
  if (schedule === undefined) return {};
  if (schedule.paused) return { paused: true as const };
  const [next] = datesAhead(schedule, now);
  const waits = asks && schedule.whenUnfinished === 'wait';
  return next === undefined ? {} : { next: { process: next.process, at: next.at.toISOString(), waits } };
}

/** Whether a lesson has somebody to ask. One that has not is finished when it is posted. */
export function asksSomebody({ course }: Pick<FlowDeps, 'course'>, cohort: Cohort, process: LessonId): boolean {
  return course.lessonInfo(cohort.locale, process).offers.length > 0;
}

/** The newest lesson that came by schedule says what comes next now. */
export async function tellWhatIsNext(
  deps: Pick<FlowDeps, 'course' | 'clock'>,
  tx: Store,
  cohort: Cohort,
  schedule: Schedule | undefined,
): Promise<void> {
  const lessonId = await tx.schedules.lastPosted(cohort.teamId, cohort.id);
  const lesson = lessonId === undefined ? undefined : await tx.lessons.byId(cohort.teamId, lessonId);
  if (lesson === undefined) return;
  const asks = asksSomebody(deps, cohort, lesson.process);
  const words = scheduledWords(schedule, { asks, now: deps.clock.now() });
  const content = lessonContent(lesson.id, lesson.process, words);
  await tx.posts.revise(cohort.teamId, lessonKey(lesson.id), content);
}
