import type { WebClient } from '@slack/web-api';
import type { Post } from '../../messages/post.ts';
import { POST_EVENT } from '../app/ids.ts';

/** Most pages of 200 messages. The search starts at the previous post, so there are few. */
const PAGES = 50;
/** Seconds before the previous post at which the search starts: Slack's servers may stamp messages out of order. */
const MARGIN_S = 60;

/**
 * Looks for a post with an unknown result: a message by the key in its metadata, a file by its id. It is rarely called (after a
 * crash or a lost answer), because apps may read history only about once a minute.
 * @param where.channelId the conversation; for a direct message it differs from the id that the post is addressed to
 * @param where.after `ts` of the app's newest earlier message there, by Slack's clock
 * @returns the message's ts (for a file its id), or undefined when Slack has no such message
 */
export async function findDelivered(
  client: WebClient,
  post: Post,
  { channelId, threadTs, after }: { channelId: string; threadTs?: string | undefined; after?: string | undefined },
): Promise<string | undefined> {
  const oldest = after === undefined ? {} : { oldest: (Number(after) - MARGIN_S).toFixed(6) };
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const common = { channel: channelId, limit: 200, include_all_metadata: true, ...oldest, ...(cursor && { cursor }) };
    const answer =
      threadTs === undefined
        ? await client.conversations.history(common)
        : await client.conversations.replies({ ...common, ts: threadTs });
    for (const message of answer.messages ?? []) {
      const { metadata, files } = message as { metadata?: Metadata; files?: { id?: string }[] };
      if (post.content.type === 'file') {
        if (post.fileId !== undefined && files?.some((file) => file.id === post.fileId)) return post.fileId;
      } else if (metadata?.event_type === POST_EVENT && metadata.event_payload?.key === post.key) {
        return message.ts;
      }
    }
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return undefined;
  }
  return undefined;
}

interface Metadata {
  event_type?: string;
  event_payload?: { key?: unknown };
}
