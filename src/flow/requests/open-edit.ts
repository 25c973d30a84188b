import { AppError } from '../../errors.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Store } from '../../ports/store.ts';

/** What one person does to an answer. */
export interface ReplyAction {
  teamId: string;
  replyId: string;
  userId: string;
}

/**
 * Finds an answer that this person may change now, with its request.
 * @throws AppError reply_gone, only_author (values: assignee, the author), reply_closed
 */
export async function openEdit(
  { replies, requests }: Pick<Store, 'replies' | 'requests'>,
  { teamId, replyId, userId }: ReplyAction,
): Promise<{ reply: Reply; request: Request }> {
  const reply = await replies.byId(teamId, replyId);
  const request = reply && (await requests.byId(teamId, reply.requestId));
  if (reply === undefined || request === undefined) throw new AppError('reply_gone');
  if (reply.authorId !== userId) throw new AppError('only_author', { assignee: reply.authorId });
  if (request.closedAt !== undefined) throw new AppError('reply_closed');
  return { reply, request };
}
