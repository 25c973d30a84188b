import type { Lesson } from '../../course/lesson.ts';
import type { Locale } from '../../course/locale.ts';
import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { TableNames } from '../../team/own-data.ts';
import { namesField } from '../data/find-names.ts';
import { findLesson } from './find-lesson.ts';
import type { LessonsPort } from './port.ts';

/**
 * Shows the course's own requests for a lesson, once this learner has asked one. Seeing them earlier would spoil the exercise.
 * @returns the lesson, and the course's own table, if it has one: the requests are about another
 * @throws AppError stale_button, example_requests_locked
 */
export async function showExampleRequests(
  {
    store,
    course,
  }: Pick<LessonsPort, 'course'> & {
    store: Pick<Store, 'cohorts' | 'lessons' | 'members' | 'ownData' | 'requests'>;
  },
  input: { teamId: string; lessonId: string; userId: string; locale: Locale },
): Promise<{ lesson: Lesson; table?: TableNames }> {
  const { lesson, cohort } = await findLesson(store, input.teamId, input.lessonId, input.userId);
  const asked = await store.requests.countAskedBy(input.teamId, cohort.id, lesson.process, input.userId);
  if (asked === 0) throw new AppError('example_requests_locked');
  return { lesson: course.lesson(input.locale, lesson.process), ...(await namesField(store, cohort)) };
}
