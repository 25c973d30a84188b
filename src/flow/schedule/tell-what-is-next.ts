import type { LessonId } from '../../course/types.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Schedule } from '../../team/lesson-queue.ts';
import type { FlowDeps } from '../deps.ts';
import { lessonContent, lessonKey } from '../lessons/add-lesson.ts';
import { datesAhead } from './preview-schedule.ts';

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
