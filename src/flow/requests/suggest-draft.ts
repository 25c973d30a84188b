import { isProcess } from '../../course/types.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { FlowDeps } from '../deps.ts';

/** A draft helps with the first request; with the next one it would only have to be deleted. */
export async function suggestDraft({ store }: FlowDeps, cohort: Cohort, lesson: LessonPost, userId: string) {
  const { teamId } = cohort;
  const { process } = lesson;
  if (!isProcess(process)) return undefined;
  if ((await store.requests.countAskedBy(teamId, cohort.id, process, userId)) > 0) return undefined;
  return (await store.runs.latestDone(teamId, cohort.id, process))?.draft;
}
