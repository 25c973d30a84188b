import { isAcknowledgement } from '../../exercise/is-acknowledgement.ts';
import { openPlaces } from '../../exercise/presentation.ts';
import type { Reply } from '../../exercise/reply.ts';
import { isPresentation, type Request } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import type { Post } from '../../messages/post.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import { answerRequest } from './answer-request.ts';
import type { ReassignPort } from './port.ts';

/**
 * Takes a message in a request's thread as an answer if its author is asked. A request of an earlier release has its answers in the
 * lesson's thread: there, its author must be asked in exactly one open request. Other messages are conversation.
 * @returns the request that was answered; or in `which` the open requests, if there are several or the message only thanks
 *   or promises, so that the author can choose; or the `presentation` whose statements want verdicts, which a message can't give
 */
export async function recogniseReply(
  needs: ReassignPort,
  input: { place: Place; threadTs: string; ts: string; userId: string; text: string; files: Reply['files'] },
): Promise<{ answered?: Request; which: Request[]; presentation?: Request }> {
  const { store } = needs;
  const parent = await store.posts.byTs(input.place, input.threadTs);
  if (parent === undefined || (input.text.trim() === '' && input.files.length === 0)) return { which: [] };
  const replyId = threadReplyId(input.place, input.ts);
  // A second delivery of an answered message: another request may be open by now.
  if ((await store.replies.byId(input.place.teamId, replyId)) !== undefined) return { which: [] };
  const all = await openIn(store, parent, input.userId);
  const open = all.filter((request) => !isPresentation(request) || openPlaces(request.statements).length === 0);
  const [presentation] = open.length === 0 && !isAcknowledgement(input.text) ? all : [];
  if (presentation !== undefined) return { which: [], presentation };
  const only = open[0];
  if (only === undefined) return { which: [] };
  if (open.length > 1 || (input.files.length === 0 && isAcknowledgement(input.text))) return { which: open };
  await answerRequest(needs, {
    teamId: input.place.teamId,
    requestId: only.id,
    replyId,
    authorId: input.userId,
    text: input.text,
    files: input.files,
    source: 'thread',
  });
  return { answered: only, which: [] };
}

/** Id of a reply that was written in a thread: the same event twice is one reply. */
export function threadReplyId(place: Place, ts: string): string {
  return `${place.channelId}:${ts}`;
}

/** The requests that wait for a person's answer in the thread of a post. */
async function openIn(
  store: Pick<Store, 'posts' | 'requests'>,
  { teamId, key, content }: Post,
  userId: string,
): Promise<Request[]> {
  if (content.type === 'request') {
    const request = await store.requests.byId(teamId, content.requestId);
    const isAsked = request?.assignments.some((each) => isOpen(each) && each.assigneeId === userId) === true;
    return request !== undefined && isAsked ? [request] : [];
  }
  if (content.type !== 'lesson') return [];
  const open: Request[] = [];
  for (const request of await store.requests.openFor(teamId, content.lessonId, userId)) {
    const own = await store.posts.byKey(teamId, requestKey(request.id));
    // Slack refused the message of a request that failed, so what belongs to it is in the lesson's thread.
    if (own?.threadKey === key || own?.state === 'failed') open.push(request);
  }
  return open;
}
