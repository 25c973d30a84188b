import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { editReply } from '../../flow/requests/edit-reply.ts';
import { threadReplyId } from '../../flow/requests/recognise-reply.ts';
import { withdrawReply } from '../../flow/requests/withdraw-reply.ts';
import type { Place } from '../../team/place.ts';
import { actorOf, type Edge, sentenceFor, tellPrivately } from '../edge.ts';
import { textAsRead } from '../messages/text-as-read.ts';

interface Changed {
  subtype?: string;
  channel: string;
  message?: Written;
  previous_message?: Written;
}

/** Of a message that was changed or deleted, what is looked at. */
interface Written {
  ts?: string;
  thread_ts?: string;
  user?: string;
  bot_id?: string;
  text?: string;
}

/**
 * Follows answers that were written in a thread: the kept answer changes with its message, and goes with it. Slack also tells
 * of changes that nobody made, such as the preview of a link; the same text changes nothing.
 */
export function registerThreadReplies(edge: Edge): void {
  edge.app.event('message', async ({ event, context, client }) => {
    const { subtype, channel, message, previous_message: before } = event as unknown as Changed;
    const isGone = subtype === 'message_deleted';
    const written = isGone ? before : message;
    if ((!isGone && subtype !== 'message_changed') || context.teamId === undefined) return;
    const { ts, thread_ts: threadTs, user, bot_id: bot, text } = written ?? {};
    if (bot !== undefined || ts === undefined || threadTs === undefined || user === undefined) return;
    const place = { teamId: context.teamId, channelId: channel };
    const deed = { teamId: place.teamId, replyId: threadReplyId(place, ts), userId: user };
    if ((await edge.flow.store.replies.byId(deed.teamId, deed.replyId)) === undefined) return;
    try {
      if (isGone) await withdrawReply(edge.flow, deed);
      else await editReply(edge.flow, { ...deed, text: textAsRead(text ?? '') });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await tell(edge, client, { place, threadTs, user, error });
    }
  });
}

async function tell(
  edge: Edge,
  client: WebClient,
  { place, threadTs, user, error }: { place: Place; threadTs: string; user: string; error: AppError },
): Promise<void> {
  const actor = await actorOf(edge, place.teamId, user);
  const text = sentenceFor(edge, actor.words, error, 'follow a reply');
  await tellPrivately(client, actor, { channelId: place.channelId, threadTs }, { text });
}
