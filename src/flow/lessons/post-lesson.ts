import type { LessonId } from '../../course/types.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { Place } from '../../team/place.ts';
import { announce, type FlowDeps } from '../deps.ts';
import { checkMember, findCohort } from '../members/find-cohort.ts';
import { leaveOutPosted } from '../schedule/current-schedule.ts';
import { addLesson } from './add-lesson.ts';

/**
 * Posts a lesson: a parent message and its thread. A lesson that the cohort has already is not posted twice
 * by accident: without `edition` the existing one is returned with `created` false; `edition` (one more than the last)
 * asks for it anew, and pressing that button twice gives one lesson. A schedule that would have posted it goes on without it.
 * @throws AppError cohort_missing, not_in_cohort, lesson_not_found
 */
export async function postLesson(
  deps: FlowDeps,
  input: { place: Place; process: LessonId; userId: string; edition?: number },
): Promise<{ lesson: LessonPost; created: boolean }> {
  const cohort = await findCohort(deps.store, input.place);
  await checkMember(deps.store, cohort, input.userId);
  const result = await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const made = await addLesson(deps, tx, cohort, input);
    if (made.created) await leaveOutPosted(deps, tx, cohort);
    return made;
  });
  if (result.created) await announce(deps, cohort);
  return result;
}
