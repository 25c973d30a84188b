import { isProcess, type ProcessId } from '../../course/lesson-id.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';

/** The newest lesson of each process that a cohort has, the newest one first. */
export async function postedProcesses(
  { lessons }: Pick<Store, 'lessons'>,
  { teamId, id }: Cohort,
): Promise<LessonPost[]> {
  const found: LessonPost[] = [];
  // A transaction has one connection, so one query follows the other.
  for (const process of (await lessons.posted(teamId, id)).filter((each): each is ProcessId => isProcess(each))) {
    const lesson = await lessons.latest(teamId, id, process);
    if (lesson !== undefined) found.push(lesson);
  }
  return found.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}
