import { AppError } from '../../errors.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Store } from '../../ports/store.ts';
import { checkMember } from '../members/check-member.ts';

/** What one person does to an answer. */
export interface ReplyAction {
  teamId: string;
  replyId: string;
  userId: string;
}

/**
 * Finds an answer that this person may change now, with its request.
 * @throws AppError reply_gone, not_in_cohort, only_author (values: assignee, the author), reply_closed
 */
export async function openEdit(
  store: Pick<Store, 'members' | 'replies' | 'requests'>,
  { teamId, replyId, userId }: ReplyAction,
): Promise<{ reply: Reply; request: Request }> {
  const reply = await store.replies.byId(teamId, replyId);
  const request = reply && (await store.requests.byId(teamId, reply.requestId));
  if (reply === undefined || request === undefined) throw new AppError('reply_gone');
  // An answer in the thread follows its own message in Slack, also when its author has left: it shows them nothing.
  if (reply.source !== 'thread') await checkMember(store, { teamId, id: request.cohortId }, userId);
  if (reply.authorId !== userId) throw new AppError('only_author', { assignee: reply.authorId });
  if (request.closedAt !== undefined) throw new AppError('reply_closed');
  return { reply, request };
}
