import { showsFiles } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import { platformError } from '../app/errors.ts';
import { POST_EVENT } from '../app/ids.ts';
import type { Outbox } from './outbox.ts';

/** Messages asked for at once. Slack gives some apps at most 15 (docs.slack.dev/reference/methods/conversations.history). */
const PAGE = 200;
/** Seconds before the previous post at which the search starts: Slack's servers may stamp messages out of order. */
const MARGIN_S = 60;
/** Without a previous post, the search starts this long before the lost call, far more than two clocks differ. */
const DAY_S = 24 * 60 * 60;

/**
 * Looks for a post with an unknown result: a message by the key in its metadata, files by their ids. It is rarely called (after a
 * crash or a lost answer), because Slack lets some apps read history only once a minute. So each page that was read is noted on the
 * post's row: after a 429 or a crash the search goes on with the next one, and a search that is over isn't done again.
 * @param where.channelId the conversation; for a direct message it differs from the id that the post is addressed to
 * @param where.after `ts` of the app's newest earlier message there, by Slack's clock
 * @returns the message's ts (for files the first one's id), or undefined when Slack has no such message
 */
export async function findDelivered(
  { client, store, clock }: Pick<Outbox, 'client' | 'clock'> & { store: Pick<Outbox['store'], 'deliveries'> },
  post: Post,
  { channelId, threadTs, after }: { channelId: string; threadTs?: string | undefined; after?: string | undefined },
): Promise<string | undefined> {
  if (post.lookAt === '') return undefined;
  const begunS = (clock.now().getTime() - (post.begunMsAgo ?? 0)) / 1000;
  const oldest = (after === undefined ? begunS - DAY_S : Number(after) - MARGIN_S).toFixed(6);
  const read = (cursor: string | undefined) => {
    const common = { channel: channelId, limit: PAGE, include_all_metadata: true, oldest, ...(cursor && { cursor }) };
    if (threadTs === undefined) return client.conversations.history(common);
    return client.conversations.replies({ ...common, ts: threadTs });
  };
  let cursor = post.lookAt;
  for (;;) {
    let answer: Awaited<ReturnType<typeof read>>;
    try {
      answer = await read(cursor);
    } catch (error) {
      // Slack's cursors expire. The search then starts again.
      if (cursor === undefined || platformError(error) !== 'invalid_cursor') throw error;
      cursor = undefined;
      continue;
    }
    for (const message of answer.messages ?? []) {
      const { metadata, files } = message as { metadata?: Metadata; files?: { id?: string }[] };
      if (showsFiles(post.content)) {
        // Somebody may have deleted some files of a group.
        if (files?.some(({ id = '' }) => post.fileIds?.includes(id))) return post.fileIds?.[0];
      } else if (metadata?.event_type === POST_EVENT && metadata.event_payload?.key === post.key) {
        return message.ts;
      }
    }
    cursor = answer.response_metadata?.next_cursor ?? '';
    await store.deliveries.lookedTo(post.teamId, post.key, cursor);
    if (cursor === '') return undefined;
  }
}

interface Metadata {
  event_type?: string;
  event_payload?: { key?: unknown };
}
