import { dayOf, wallClock } from '../cohort/local-time.ts';
import { cronOf, type LessonSchedule, occurrences } from '../cohort/schedule.ts';
import { LESSON_IDS, type LessonId } from '../course/types.ts';
import { AppError } from '../errors.ts';
import type { Cohort, Place, Schedule, Store } from '../ports.ts';
import { findAsFacilitator } from './change-settings.ts';
import { announce, type FlowDeps } from './deps.ts';
import { lessonContent, lessonKey } from './post-lesson.ts';

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

/**
 * Sets up the cohort's schedule, or replaces the one it has.
 * @throws AppError as findAsFacilitator and previewOf do
 */
export async function setSchedule(
  deps: FlowDeps,
  input: { place: Place; userId: string; draft: ScheduleDraft },
): Promise<Schedule> {
  const cohort = await findAsFacilitator(deps.store, input.place, input.userId);
  const dates = previewOf(input.draft, deps.clock.now());
  const schedule = await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const lessons: Schedule['lessons'] = [];
    for (const { process } of dates) {
      const latest = await tx.lessons.latest(cohort.teamId, cohort.id, process);
      lessons.push({ process, edition: (latest?.edition ?? 0) + 1 });
    }
    const made: Schedule = {
      teamId: cohort.teamId,
      cohortId: cohort.id,
      plan: input.draft.plan,
      lessons,
      whenUnfinished: input.draft.whenUnfinished,
      paused: false,
      nextAt: dates[0]?.at ?? deps.clock.now(),
    };
    await tx.schedules.save(made);
    await tellWhatIsNext(deps, tx, cohort, made);
    return made;
  });
  await wakeFor(deps, schedule);
  await announce(deps, cohort);
  return schedule;
}

type Deed = { place: Place; userId: string };

/** Nothing comes until it is resumed. @throws AppError as findAsFacilitator does; schedule_missing */
export async function pauseSchedule(deps: FlowDeps, deed: Deed): Promise<Schedule> {
  const paused = await change(deps, deed, async (_tx, schedule) => ({ ...schedule, paused: true }));
  await letSleep(deps, paused);
  return paused;
}

/** Goes on at the next slot from now: what the pause has passed over is not made up for. @throws AppError as pauseSchedule does */
export async function resumeSchedule(deps: FlowDeps, deed: Deed): Promise<Schedule> {
  const resumed = await change(deps, deed, async (_tx, schedule) => {
    const [nextAt = schedule.nextAt] = datesAhead(schedule, deps.clock.now()).map(({ at }) => at);
    return { ...schedule, paused: false, nextAt };
  });
  await wakeFor(deps, resumed);
  return resumed;
}

/**
 * Leaves out one date: its lesson and all later ones move on by one.
 * @param deed.at the date that the facilitator saw as the next: pressing twice leaves out one
 * @throws AppError as pauseSchedule does; schedule_moved when another date is the next by now
 */
export async function skipNext(deps: FlowDeps, deed: Deed & { at: Date }): Promise<Schedule> {
  return change(deps, deed, async (tx, schedule) => {
    const [next] = datesAhead(schedule, deps.clock.now());
    if (next === undefined || next.at.getTime() !== deed.at.getTime()) throw new AppError('schedule_moved');
    const { teamId, cohortId, plan } = schedule;
    await tx.schedules.closeSlot({ teamId, cohortId, at: next.at, outcome: 'skipped' });
    const [nextAt = next.at] = occurrences(plan, { after: next.at, count: 1 });
    return { ...schedule, nextAt };
  });
}

/** Ends it; what has come stays. @throws AppError as pauseSchedule does */
export async function cancelSchedule(deps: FlowDeps, deed: Deed): Promise<void> {
  const ended = await change(deps, deed, async () => undefined);
  await letSleep(deps, ended);
}

/** Changes the schedule under the cohort's lock, or removes it; its newest lesson says what comes next now. */
async function change(
  deps: FlowDeps,
  { place, userId }: Deed,
  work: (tx: Store, schedule: Schedule) => Promise<Schedule | undefined>,
): Promise<Schedule> {
  const cohort = await findAsFacilitator(deps.store, place, userId);
  const changed = await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const schedule = await tx.schedules.ofCohort(cohort.teamId, cohort.id);
    if (schedule === undefined) throw new AppError('schedule_missing');
    const next = await work(tx, schedule);
    if (next === undefined) await tx.schedules.remove(cohort.teamId, cohort.id);
    else await tx.schedules.save(next);
    await tellWhatIsNext(deps, tx, cohort, next);
    return next ?? schedule;
  });
  await announce(deps, cohort);
  return changed;
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

async function tellWhatIsNext(
  deps: FlowDeps,
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

/** Id of the queue's job scheduler that wakes the app for a cohort's lessons. */
const REPEAT = 'lessons-';
function repeatId({ teamId, cohortId }: Pick<Schedule, 'teamId' | 'cohortId'>): string {
  return `${REPEAT}${teamId}-${cohortId}`;
}

/** Asks the queue to wake the app at the slots. The row is in the store by now: without the queue, the sweep sees to it. */
export async function wakeFor({ jobs, log }: FlowDeps, schedule: Schedule): Promise<void> {
  const { teamId, cohortId, plan } = schedule;
  try {
    const when = { pattern: cronOf(plan), zone: plan.zone };
    await jobs.repeat(repeatId(schedule), 'post-scheduled', { teamId, cohortId }, when);
  } catch (error) {
    log.warn({ err: error, cohortId }, 'the queue will not wake for a schedule; the sweep will');
  }
}

/** Takes that back; a job that still comes finds nothing due. */
export async function letSleep(
  { jobs, log }: FlowDeps,
  schedule: Pick<Schedule, 'teamId' | 'cohortId'>,
): Promise<void> {
  try {
    await jobs.endRepeat(repeatId(schedule));
  } catch (error) {
    log.warn({ err: error, cohortId: schedule.cohortId }, 'the queue still wakes for a schedule that is over');
  }
}

/** Makes the queue's job schedulers those of the store, on start: a queue that has lost them, or kept too many, costs nothing. */
export async function remakeSchedulers(deps: FlowDeps): Promise<number> {
  const running = await deps.store.schedules.running();
  for (const schedule of running) await wakeFor(deps, schedule);
  const wanted = new Set(running.map(repeatId));
  for (const id of await deps.jobs.repeating()) {
    if (id.startsWith(REPEAT) && !wanted.has(id)) await deps.jobs.endRepeat(id);
  }
  return running.length;
}
