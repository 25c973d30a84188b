import type { WebClient } from '@slack/web-api';
import type { Post } from '../../messages/post.ts';
import { POST_EVENT } from '../app/ids.ts';

/** Pages of up to 200 messages; what is looked for is newer than what was posted before it, so there are few. */
const PAGES = 50;
/** Slack's servers need not stamp two messages in the order in which they came: that much earlier is looked at, too. */
const MARGIN_S = 60;

/**
 * Looks for a post whose fate is unknown: by its key in the metadata of the messages of its thread or channel, a file
 * by its id. Rarely called (after a crash or a lost answer), because apps may read history about once a minute only.
 * @param where.channelId the conversation, which for a person's own messages is not the id that the post is addressed to
 * @param where.after `ts` of the newest message that the app posted there before; by Slack's clock, as the one looked for
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
