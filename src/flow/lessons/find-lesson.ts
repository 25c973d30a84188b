import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import { checkMember } from '../members/check-member.ts';

/**
 * Finds a lesson and its cohort by the lesson's id, which buttons carry.
 * @param userId the person who acts, who must not have left the channel; absent for what the app does by itself
 * @throws AppError stale_button, not_in_cohort
 */
export async function findLesson(
  store: Pick<Store, 'cohorts' | 'lessons' | 'members'>,
  teamId: string,
  lessonId: string,
  userId?: string,
): Promise<{ lesson: LessonPost; cohort: Cohort }> {
  const lesson = await store.lessons.byId(teamId, lessonId);
  const cohort = lesson && (await store.cohorts.byId(teamId, lesson.cohortId));
  if (lesson === undefined || cohort === undefined) throw new AppError('stale_button');
  if (userId !== undefined) await checkMember(store, cohort, userId);
  return { lesson, cohort };
}
