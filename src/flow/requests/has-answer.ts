import type { Request } from '../../exercise/request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';

/** Whether a request has an answer. What a stand-in says that has no example like the request is a question back, and no answer. */
export async function hasAnswer(
  store: Pick<Store, 'posts' | 'replies'>,
  teamId: string,
  { id, assignments }: Request,
): Promise<boolean> {
  const answered = assignments.filter(({ state }) => state === 'answered');
  if (answered.some(({ why }) => why !== 'stand-in')) return true;
  if (answered.length === 0) return false;
  for (const reply of await store.replies.of(teamId, id)) {
    if (reply.source === 'modal' || reply.source === 'thread') return true;
    if (reply.source !== 'stand-in') continue;
    const said = (await store.posts.byKey(teamId, requestKey(id, `reply:${reply.id}`)))?.content;
    if (said?.type !== 'reply' || said.offersPerson !== true) return true;
  }
  return false;
}
