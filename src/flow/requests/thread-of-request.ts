import type { Request } from '../../exercise/request.ts';
import type { NewPost } from '../../messages/post.ts';
import { requestKey } from '../../messages/post-keys.ts';
import { threadOf } from '../../messages/thread-of.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';

/**
 * Where a message about a request goes: into the thread of the request's own message. Earlier releases posted requests in the lesson's
 * thread, which stays the thread of theirs. A message that Slack refused for good has no thread, so the lesson's takes its place.
 */
export async function threadOfRequest(
  tx: Pick<Store, 'posts'>,
  cohort: Cohort,
  { id, lessonId }: Pick<Request, 'id' | 'lessonId'>,
): Promise<Omit<NewPost, 'key' | 'content'>> {
  const inLesson = threadOf(cohort, lessonId);
  const own = await tx.posts.byKey(cohort.teamId, requestKey(id));
  return own === undefined || own.threadKey !== undefined || own.state === 'failed'
    ? inLesson
    : { ...inLesson, threadKey: own.key };
}
