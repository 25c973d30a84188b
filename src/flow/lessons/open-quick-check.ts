import type { Lesson } from '../../course/lesson.ts';
import type { Locale } from '../../course/locale.ts';
import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { findLesson } from './find-lesson.ts';
import type { LessonsPort } from './port.ts';

/** What it takes to find the quick check of a lesson. */
export type FindQuickCheckPort = Pick<LessonsPort, 'course'> & {
  store: Pick<Store, 'cohorts' | 'lessons' | 'members'>;
};

/** Whose quick check it is, of which lesson, and in which language they read it. */
export interface QuickCheckRef {
  teamId: string;
  lessonId: string;
  userId: string;
  locale: Locale;
}

/** Finds a lesson with a quick check. @throws AppError stale_button, not_in_cohort */
export async function findQuickCheck(
  { store, course }: FindQuickCheckPort,
  { teamId, lessonId, userId, locale }: QuickCheckRef,
): Promise<{ lesson: Lesson; cohort: Cohort }> {
  const found = await findLesson(store, teamId, lessonId, userId);
  const lesson = course.lesson(locale, found.lesson.process);
  if (lesson.quickCheck.length === 0) throw new AppError('stale_button');
  return { lesson, cohort: found.cohort };
}

/**
 * Opens a lesson's quick check for one person.
 * @returns the lesson, and what the order of the options is drawn by
 * @throws AppError stale_button, not_in_cohort
 */
export async function openQuickCheck(
  needs: FindQuickCheckPort & Pick<LessonsPort, 'random'>,
  ref: QuickCheckRef,
): Promise<{ lesson: Lesson; cohort: Cohort; drawn: string }> {
  return { ...(await findQuickCheck(needs, ref)), drawn: needs.random.uuid() };
}
