import type { App } from '@slack/bolt';
import type { Edge } from '../app/edge.ts';
import { followChannel } from './follow-channel.ts';
import { readMemberEvent } from './read-member-event.ts';

/**
 * Listens to people who join and leave channels. Slack sends these events where `channels:read` or `groups:read` was granted, also where
 * it posts no message about it.
 */
export function registerMembers(app: App, edge: Edge): void {
  for (const name of ['member_joined_channel', 'member_left_channel'] as const) {
    app.event(name, async ({ event, context: { teamId, botUserId } }) => {
      const notice = readMemberEvent(event);
      if (notice === undefined || teamId === undefined) return;
      await followChannel(edge, { teamId, botUserId, notice });
    });
  }
}
