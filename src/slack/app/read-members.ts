import type { WebClient } from '@slack/web-api';
import type { Chat } from '../../ports/chat.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { Place } from '../../team/place.ts';
import { platformError } from './errors.ts';
import { readIfPossible } from './read-if-possible.ts';

/** Slack's limit of members for one call (https://docs.slack.dev/reference/methods/conversations.members). */
const PER_PAGE = 999;
/** Most pages of one channel. A channel with more members is no cohort's. */
const PAGES = 20;

/**
 * Reads all members of a channel, which takes `channels:read`, or `groups:read` for a private channel. An answer counts only when every
 * page has come: from a part, everyone else would seem to have left.
 */
export async function readMembers(client: WebClient, { channelId }: Place): ReturnType<Chat['membersOf']> {
  // Nobody can leave their own messages with the app.
  if (isDirectChannel(channelId)) return 'not-allowed';
  const found = new Set<string>();
  let cursor = '';
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await readPage(client, channelId, cursor);
    if (answer === 'not-allowed') return answer;
    if (answer?.ok !== true || answer.members === undefined) return 'unknown';
    for (const member of answer.members) found.add(member);
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return found.size === 0 ? 'unknown' : found;
  }
  return 'unknown';
}

function readPage(client: WebClient, channel: string, cursor: string) {
  return readIfPossible(async () => {
    try {
      return await client.conversations.members({ channel, limit: PER_PAGE, ...(cursor === '' ? {} : { cursor }) });
    } catch (error) {
      if (platformError(error) === 'missing_scope') return 'not-allowed';
      throw error;
    }
  });
}
