import type { LessonId } from '../../course/lesson-id.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import { findCohort } from '../members/find-cohort.ts';
import { leaveOutPosted } from '../schedule/current-schedule.ts';
import { addLesson } from './add-lesson.ts';
import type { LessonsPort } from './port.ts';

/**
 * Posts a lesson: a parent message and its thread. A schedule that would have posted it goes on without it.
 * @param input.edition one more than the last edition, to post a lesson again; without it, a lesson that the cohort has is
 *   returned with `created` false. Asking twice for an edition gives one lesson.
 * @throws AppError cohort_missing, not_in_cohort, lesson_not_found
 */
export async function postLesson(
  needs: LessonsPort,
  input: { place: Place; process: LessonId; userId: string; edition?: number },
): Promise<{ lesson: LessonPost; created: boolean }> {
  const cohort = await findCohort(needs.store, input.place, input.userId);
  const result = await needs.store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const made = await addLesson(needs, tx, cohort, input);
    if (made.created) await leaveOutPosted(needs, tx, cohort);
    return made;
  });
  if (result.created) await announce(needs, cohort);
  return result;
}
