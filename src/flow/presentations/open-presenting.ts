import { isProcess } from '../../course/lesson-id.ts';
import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Run } from '../../steps/run.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import { findLesson } from '../lessons/find-lesson.ts';
import type { RequestsPort } from '../requests/port.ts';

/** A run whose figures can be presented in a lesson. */
export interface Presenting {
  lesson: LessonPost;
  cohort: Cohort;
  run: Run & { findings: unknown };
}

/**
 * Finds the run that can be presented in a lesson, or the newest one of the lesson's process.
 * @throws AppError lesson_asks_nobody; presentation_no_run before the first run, and once its data set is deleted; and as findLesson does
 */
export async function openPresenting(
  { store, course }: Pick<RequestsPort, 'course'> & { store: Pick<Store, 'cohorts' | 'lessons' | 'members' | 'runs'> },
  { teamId, lessonId, runId, userId }: { teamId: string; lessonId: string; runId: string | undefined; userId: string },
): Promise<Presenting> {
  const { lesson, cohort } = await findLesson(store, teamId, lessonId, userId);
  const { process } = lesson;
  const { offers } = course.lessonInfo(cohort.locale, process);
  if (!isProcess(process) || offers.length === 0) throw new AppError('lesson_asks_nobody', { process });
  const run = runId === undefined ? await store.runs.latestDone(cohort, process) : await store.runs.byId(teamId, runId);
  if (run?.findings === undefined || run.cohortId !== cohort.id) throw new AppError('presentation_no_run');
  return { lesson, cohort, run: { ...run, findings: run.findings } };
}
