import type { LessonId } from '../../course/lesson-id.ts';
import { lessonContent } from '../../messages/lesson-content.ts';
import { lessonKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Schedule } from '../../team/schedule.ts';
import type { SchedulePort } from './port.ts';
import { datesAhead } from './preview-schedule.ts';

/**
 * The values of a lesson's sentence about its schedule.
 * @param schedule undefined when it is over
 * @param lesson.asks whether the lesson has roles to ask, so that the next lesson may wait for it
 */
export function scheduledWords(schedule: Schedule | undefined, { asks, now }: { asks: boolean; now: Date }) {
  if (schedule === undefined) return {};
  if (schedule.paused) return { paused: true as const };
  const [next] = datesAhead(schedule, now);
  const waits = asks && schedule.whenUnfinished === 'wait';
  return next === undefined ? {} : { next: { process: next.process, at: next.at.toISOString(), waits } };
}

/** Whether a lesson has roles to ask. A lesson without them is finished when it is posted. */
export function asksSomebody({ course }: Pick<SchedulePort, 'course'>, cohort: Cohort, process: LessonId): boolean {
  return course.lessonInfo(cohort.locale, process).offers.length > 0;
}

/** Updates what the newest scheduled lesson says comes next. */
export async function tellWhatIsNext(
  deps: Pick<SchedulePort, 'course' | 'clock'>,
  tx: Pick<Store, 'lessons' | 'posts' | 'schedules'>,
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
