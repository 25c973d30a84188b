import { AppError } from '../errors.ts';
import type { Cohort, LessonPost, Place, Store } from '../ports.ts';

/** The cohort of a channel. @throws AppError cohort_missing */
export async function findCohort(store: Store, place: Place): Promise<Cohort> {
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined) throw new AppError('cohort_missing');
  return cohort;
}

/** A lesson and its cohort, by the lesson's id as buttons carry it. @throws AppError stale_button */
export async function findLesson(
  store: Store,
  teamId: string,
  lessonId: string,
): Promise<{ lesson: LessonPost; cohort: Cohort }> {
  const lesson = await store.lessons.byId(teamId, lessonId);
  const cohort = lesson && (await store.cohorts.byId(teamId, lesson.cohortId));
  if (lesson === undefined || cohort === undefined) throw new AppError('stale_button');
  return { lesson, cohort };
}
