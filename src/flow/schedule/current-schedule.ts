import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Schedule } from '../../team/schedule.ts';
import type { SchedulePort } from './port.ts';
import { tellWhatIsNext } from './tell-what-is-next.ts';

/** The lessons of a schedule, without those that a member has posted by hand since or that the course no longer has. */
export async function stillOwed(
  { course }: Pick<SchedulePort, 'course'>,
  store: Pick<Store, 'lessons'>,
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

/** The cohort's schedule with the lessons that are still owed; undefined when no lesson is. */
export async function currentSchedule(
  deps: Pick<SchedulePort, 'course'>,
  store: Pick<Store, 'lessons' | 'schedules'>,
  cohort: Cohort,
): Promise<Schedule | undefined> {
  const schedule = await store.schedules.ofCohort(cohort.teamId, cohort.id);
  return schedule && withOwed(deps, store, cohort, schedule);
}

async function withOwed(
  deps: Pick<SchedulePort, 'course'>,
  store: Pick<Store, 'lessons'>,
  cohort: Cohort,
  schedule: Schedule,
): Promise<Schedule | undefined> {
  const lessons = await stillOwed(deps, store, cohort, schedule);
  return lessons.length === 0 ? undefined : { ...schedule, lessons };
}

/** Takes a lesson that was posted by hand out of the schedule, in the caller's transaction, which has locked the cohort. */
export async function leaveOutPosted(
  deps: Pick<SchedulePort, 'course' | 'clock'>,
  tx: Pick<Store, 'lessons' | 'posts' | 'schedules'>,
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
