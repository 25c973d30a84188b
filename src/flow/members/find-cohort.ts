import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { Place } from '../../team/place.ts';

/** The cohort of a channel. @throws AppError cohort_missing */
export async function findCohort(store: Store, place: Place): Promise<Cohort> {
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined) throw new AppError('cohort_missing');
  return cohort;
}

/**
 * The app knows who has left a cohort's channel, not who never came: reading its members would need two more scopes. Buttons of a
 * public channel can be pressed by whoever looks in, and a form may be submitted after its writer has left.
 * @throws AppError not_in_cohort for somebody who has left
 */
export async function checkMember(store: Store, cohort: Cohort, userId: string): Promise<void> {
  const departed = await store.members.departed(cohort.teamId, cohort.id);
  if (departed.includes(userId)) throw new AppError('not_in_cohort');
}

/**
 * A lesson and its cohort, by the lesson's id as buttons carry it.
 * @param userId who wants to do something there; nobody for what the app does by itself
 * @throws AppError stale_button, not_in_cohort
 */
export async function findLesson(
  store: Store,
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
