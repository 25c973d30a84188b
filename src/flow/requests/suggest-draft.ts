import { isProcess } from '../../course/lesson-id.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';

/** The step's draft, for a person's first request in a lesson. For later ones they would only delete it. */
export async function suggestDraft(
  store: Pick<Store, 'requests' | 'runs'>,
  cohort: Cohort,
  lesson: LessonPost,
  userId: string,
): Promise<string | undefined> {
  const { teamId } = cohort;
  const { process } = lesson;
  if (!isProcess(process)) return undefined;
  if ((await store.requests.countAskedBy(teamId, cohort.id, process, userId)) > 0) return undefined;
  return (await store.runs.latestDone(cohort, process))?.draft;
}
