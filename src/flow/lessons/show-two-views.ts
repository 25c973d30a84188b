import type { TwoViews } from '../../course/lesson.ts';
import type { Locale } from '../../course/locale.ts';
import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { TableNames } from '../../team/own-data.ts';
import { namesField } from '../data/find-names.ts';
import { findLesson } from './find-lesson.ts';
import type { LessonsPort } from './port.ts';

/**
 * The two roles of a lesson that contradict each other.
 * @returns `hasAskedBoth`: this person has asked both in one request, so the course's answer spoils nothing anymore
 * @throws AppError stale_button where the lesson has none
 */
export async function showTwoViews(
  {
    store,
    course,
  }: Pick<LessonsPort, 'course'> & {
    store: Pick<Store, 'cohorts' | 'lessons' | 'members' | 'ownData' | 'requests'>;
  },
  input: { teamId: string; lessonId: string; userId: string; locale: Locale },
): Promise<{ twoViews: TwoViews; hasAskedBoth: boolean; table?: TableNames }> {
  const { teamId, userId } = input;
  const { lesson, cohort } = await findLesson(store, teamId, input.lessonId, userId);
  const { twoViews } = course.lesson(input.locale, lesson.process);
  if (twoViews === undefined) throw new AppError('stale_button');
  const requests = await store.requests.ofLesson(teamId, cohort.id, lesson.process);
  const hasAskedBoth = requests.some(
    ({ askerId, assignments }) =>
      askerId === userId && twoViews.views.every((view) => assignments.some(({ role }) => role === view.role)),
  );
  return { twoViews, hasAskedBoth, ...(await namesField(store, cohort)) };
}
