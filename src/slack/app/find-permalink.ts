import type { WebClient } from '@slack/web-api';
import { readIfPossible } from './read-if-possible.ts';

/**
 * Finds the link to a message; undefined when Slack gives none. A deleted message has none: `chat.getPermalink` answers
 * `message_not_found` (https://docs.slack.dev/reference/methods/chat.getPermalink).
 */
export async function findPermalink(client: WebClient, channel: string, ts: string): Promise<string | undefined> {
  const answer = await readIfPossible(() => client.chat.getPermalink({ channel, message_ts: ts }));
  return answer?.permalink;
}
