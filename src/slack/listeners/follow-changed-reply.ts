import { editReply } from '../../flow/requests/edit-reply.ts';
import { threadReplyId } from '../../flow/requests/recognise-reply.ts';
import { withdrawReply } from '../../flow/requests/withdraw-reply.ts';
import type { Place } from '../../team/place.ts';
import type { Edge } from '../app/edge.ts';
import type { ChangedMessage } from './read-message-event.ts';

/**
 * Edits or withdraws the stored reply whose message in a thread was edited or deleted. Slack also reports changes that nobody
 * made, such as the preview of a link; an unchanged text changes nothing.
 * @throws AppError as editReply and withdrawReply do
 */
export async function followChangedReply(
  { flow }: Pick<Edge, 'flow'>,
  place: Place,
  { kind, ts, userId, text }: ChangedMessage,
): Promise<void> {
  const { teamId } = place;
  const reply = { teamId, replyId: threadReplyId(place, ts), userId };
  if ((await flow.store.replies.byId(teamId, reply.replyId)) === undefined) return;
  if (kind === 'deleted') await withdrawReply(flow, reply);
  else await editReply(flow, { ...reply, text });
}
