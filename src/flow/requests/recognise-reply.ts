import { isAcknowledgement } from '../../exercise/is-acknowledgement.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Place } from '../../team/place.ts';
import { answerRequest } from './answer-request.ts';
import type { ChangePort } from './port.ts';

/**
 * Takes a message in a lesson's thread as an answer if its author is asked in exactly one open request there. Other
 * messages are conversation.
 * @returns the request that was answered; or in `which` the open requests, if there are several or the message only thanks
 *   or promises, so that the author can choose
 */
export async function recogniseReply(
  needs: ChangePort,
  input: { place: Place; threadTs: string; ts: string; userId: string; text: string; files: Reply['files'] },
): Promise<{ answered?: Request; which: Request[] }> {
  const { store } = needs;
  const parent = await store.posts.byTs(input.place, input.threadTs);
  if (parent?.content.type !== 'lesson' || (input.text.trim() === '' && input.files.length === 0)) return { which: [] };
  const replyId = threadReplyId(input.place, input.ts);
  // A second delivery of an answered message: another request may be open by now.
  if ((await store.replies.byId(input.place.teamId, replyId)) !== undefined) return { which: [] };
  const open = await store.requests.openFor(input.place.teamId, parent.content.lessonId, input.userId);
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
