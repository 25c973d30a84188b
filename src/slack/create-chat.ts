import type { WebClient } from '@slack/web-api';
import type { Chat, Clock } from '../ports.ts';
import { platformError } from './errors.ts';
import { createPeople } from './locale.ts';

const NOT_HERE = new Set(['not_in_channel', 'channel_not_found', 'is_archived', 'missing_scope']);

/** What the flow asks of Slack directly. */
export function createChat(client: WebClient, clock: Clock): Chat {
  const personOf = createPeople(client, clock);
  return {
    // Reading one message needs no scope that the app does not have anyway, and fails where the app is no member.
    async canPost({ channelId }) {
      try {
        await client.conversations.history({ channel: channelId, limit: 1 });
        return true;
      } catch (error) {
        const code = platformError(error);
        if (code !== undefined && NOT_HERE.has(code)) return false;
        throw error;
      }
    },
    personOf,
    localeOf: async (teamId, userId) => (await personOf(teamId, userId)).locale,
  };
}
