import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Edge } from '../app/edge.ts';
import { followChannel } from './follow-channel.ts';
import { TS } from './read-message-event.ts';

/** https://docs.slack.dev/reference/events/member_joined_channel and https://docs.slack.dev/reference/events/member_left_channel */
const EVENT = z.object({ user: z.string().min(1), channel: z.string().min(1), event_ts: TS.optional() });

const KINDS = { member_joined_channel: 'joined', member_left_channel: 'left' } as const;

/**
 * Listens to people who join and leave channels. Slack sends these events where `channels:read` or `groups:read` was granted, also where
 * it posts no message about it.
 */
export function registerMembers(app: App, edge: Edge): void {
  for (const name of ['member_joined_channel', 'member_left_channel'] as const) {
    app.event(name, async ({ event, context: { teamId, botUserId } }) => {
      const { data } = EVENT.safeParse(event);
      if (data === undefined || teamId === undefined) return;
      const notice = { kind: KINDS[name], channelId: data.channel, userId: data.user, ts: data.event_ts };
      await followChannel(edge, { teamId, botUserId, notice });
    });
  }
}
