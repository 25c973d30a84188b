import type { LessonId } from '../../course/lesson-id.ts';
import { isRequest } from '../../exercise/request.ts';
import { lessonKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import { calendarOfPerson } from '../../team/holidays.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { Schedule } from '../../team/schedule.ts';
import { dueNow, occurrences } from '../../team/schedule-plan.ts';
import { announce } from '../announce.ts';
import { doEach } from '../do-each.ts';
import { addLesson } from '../lessons/add-lesson.ts';
import { stillOwed } from './current-schedule.ts';
import { enqueueSlot } from './enqueue-slot.ts';
import { noteSchedule } from './note-schedule.ts';
import type { SchedulePort, ScheduleStore } from './port.ts';
import { asksSomebody, scheduledWords, tellWhatIsNext } from './tell-what-is-next.ts';

/**
 * Posts every scheduled lesson whose slot has come. The sweep calls it. A slot posts one lesson, however many processes try: the
 * transaction that posts the lesson also closes the slot.
 * @returns the lessons that were posted
 */
export async function postScheduled(deps: SchedulePort): Promise<LessonPost[]> {
  const posted: LessonPost[] = [];
  const due = await deps.store.schedules.due(deps.clock.now());
  await doEach(deps, 'a schedule was not looked at', due, idOf, async (schedule) => {
    const lesson = await postSlot(deps, idOf(schedule));
    if (lesson !== undefined) posted.push(lesson);
  });
  return posted;
}

const idOf = ({ teamId, cohortId }: Schedule) => ({ teamId, cohortId });

/** Does the same for one cohort, unless it rests, is halted or its schedule is paused. @returns the lesson that was posted, if any */
export async function postSlot(
  deps: SchedulePort,
  id: { teamId: string; cohortId: string },
): Promise<LessonPost | undefined> {
  const done = await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(id.teamId, id.cohortId);
    const schedule = await tx.schedules.ofCohort(id.teamId, id.cohortId);
    const cohort = schedule && (await tx.cohorts.byId(id.teamId, id.cohortId));
    if (schedule === undefined || cohort === undefined || schedule.paused || cohort.paused) return undefined;
    if ((await tx.halts.of(cohort)).length > 0) return undefined;
    return { cohort, ...(await passSlots(deps, tx, cohort, schedule)) };
  });
  if (done === undefined) return undefined;
  if (done.schedule !== undefined) await enqueueSlot(deps, done.schedule);
  if (done.said) await announce(deps, done.cohort);
  return done.lesson;
}

interface Passed {
  lesson?: LessonPost;
  /** Whether there is a new message to deliver. */
  said: boolean;
  /** The schedule afterwards; absent when no lesson is left. */
  schedule?: Schedule;
}

/** Handles the slots that have come, in order. Slots that are too late post nothing; at most one slot posts. */
async function passSlots(deps: SchedulePort, tx: ScheduleStore, cohort: Cohort, from: Schedule): Promise<Passed> {
  const now = deps.clock.now();
  const { teamId, cohortId, plan } = from;
  const { zone } = plan;
  const holidays = calendarOfPerson(zone, cohort.workingHours.holidays);
  const workingHours = { ...cohort.workingHours, zone, holidays };
  let schedule = { ...from, lessons: await stillOwed(deps, tx, cohort, from) };
  let said = false;
  let lesson: LessonPost | undefined;
  let missed: { process: LessonId; at: string } | undefined;
  while (schedule.lessons.length > 0 && schedule.nextAt <= now) {
    const at = schedule.nextAt;
    const [nextAt = at] = occurrences(plan, { after: at, count: 1 });
    const [first] = schedule.lessons;
    schedule = { ...schedule, nextAt };
    // The slot is closed before anything is posted, so that a slot that has posted once never posts again.
    if (first === undefined || !(await tx.schedules.closeSlot({ teamId, cohortId, at, outcome: 'missed' }))) continue;
    if (dueNow({ dueAt: at, now, workingHours }) === 'missed') {
      deps.log.warn(
        { cohortId, slot: at },
        'a scheduled lesson was missed while the app was down; it comes at the next slot',
      );
      missed ??= { process: first.process, at: at.toISOString() };
      continue;
    }
    const before = await unfinished(deps, tx, cohort);
    if (before !== undefined && schedule.whenUnfinished === 'wait') {
      await tx.schedules.closeSlot({ teamId, cohortId, at, outcome: 'waited' });
      said = (await sayThatItWaits(tx, cohort, before, first.process)) || said;
      continue;
    }
    const rest = { ...schedule, lessons: schedule.lessons.slice(1) };
    const asks = asksSomebody(deps, cohort, first.process);
    const scheduled = scheduledWords(cohort, rest.lessons.length === 0 ? undefined : rest, { asks, now });
    // The line comes before the lesson that makes up for it, which tells what is next.
    if (missed !== undefined)
      await noteSchedule(deps, tx, cohort, { noted: { what: 'missed', ...missed }, schedule: undefined });
    missed = undefined;
    const made = await addLesson(deps, tx, cohort, { ...first, scheduled });
    await tx.schedules.closeSlot({ teamId, cohortId, at, outcome: 'posted', lessonId: made.lesson.id });
    [schedule, lesson, said] = [rest, made.lesson, true];
  }
  const isOver = schedule.lessons.length === 0;
  if (isOver) await tx.schedules.remove(teamId, cohortId);
  else await tx.schedules.save(schedule);
  if (missed !== undefined) {
    await noteSchedule(deps, tx, cohort, { noted: { what: 'missed', ...missed }, schedule });
    said = true;
  }
  // A slot that has posted nothing, too, changes what is next.
  await tellWhatIsNext(deps, tx, cohort, isOver ? undefined : schedule);
  return {
    said: said || from.nextAt <= now,
    ...(isOver ? {} : { schedule }),
    ...(lesson === undefined ? {} : { lesson }),
  };
}

/** The cohort's newest lesson, if it is unfinished: it has roles to ask, and no request has been answered yet. */
export async function unfinished(
  deps: Pick<SchedulePort, 'course'>,
  store: ScheduleStore,
  cohort: Cohort,
): Promise<LessonPost | undefined> {
  const latest = await store.lessons.latest(cohort.teamId, cohort.id);
  if (latest === undefined || !asksSomebody(deps, cohort, latest.process)) return undefined;
  const requests = await store.requests.ofLesson(cohort.teamId, cohort.id, latest.process);
  const isAnswered = requests.some(
    ({ lessonId, assignments, kind }) =>
      isRequest({ kind }) && lessonId === latest.id && assignments.some(({ state }) => state === 'answered'),
  );
  return isAnswered ? undefined : latest;
}

/** Says in the lesson's thread that the next lesson waits, once a lesson. */
function sayThatItWaits(
  tx: ScheduleStore,
  cohort: Cohort,
  { id, process }: LessonPost,
  next: LessonId,
): Promise<boolean> {
  return tx.posts.add({
    teamId: cohort.teamId,
    channelId: cohort.channelId,
    locale: cohort.locale,
    threadKey: lessonKey(id),
    key: lessonKey(id, 'waits'),
    content: { type: 'lesson-waits', lessonId: id, process, next },
  });
}
