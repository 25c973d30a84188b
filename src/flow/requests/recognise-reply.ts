import { isAcknowledgement } from '../../exercise/acknowledgement.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Place } from '../../team/place.ts';
import type { FlowDeps } from '../deps.ts';
import { answerRequest } from './answer-request.ts';

/**
 * A message was written in a thread. When its author is asked there about one open request, it is the answer; about
 * several, or where it only thanks or promises, they are returned so that the author can say which. Anything else is
 * conversation.
 */
export async function recogniseReply(
  deps: FlowDeps,
  input: { place: Place; threadTs: string; ts: string; userId: string; text: string; files: Reply['files'] },
): Promise<{ answered?: Request; which: Request[] }> {
  const { store } = deps;
  const parent = await store.posts.byTs(input.place, input.threadTs);
  if (parent?.content.type !== 'lesson' || (input.text.trim() === '' && input.files.length === 0)) return { which: [] };
  const open = await store.requests.openFor(input.place.teamId, parent.content.lessonId, input.userId);
  const only = open[0];
  if (only === undefined) return { which: [] };
  if (open.length > 1 || (input.files.length === 0 && isAcknowledgement(input.text))) return { which: open };
  await answerRequest(deps, {
    teamId: input.place.teamId,
    requestId: only.id,
    replyId: threadReplyId(input.place, input.ts),
    authorId: input.userId,
    text: input.text,
    files: input.files,
    source: 'thread',
  });
  return { answered: only, which: [] };
}

/** A reply in the thread is known by its message: the same event twice is one reply. */
export function threadReplyId(place: Place, ts: string): string {
  return `${place.channelId}:${ts}`;
}
