import { z } from 'zod';
import { type ChannelNotice, TS } from './read-message-event.ts';

const KINDS = { member_joined_channel: 'joined', member_left_channel: 'left' } as const;

/** https://docs.slack.dev/reference/events/member_joined_channel and https://docs.slack.dev/reference/events/member_left_channel */
const EVENT = z.object({
  type: z.literal(['member_joined_channel', 'member_left_channel']),
  user: z.string().min(1),
  channel: z.string().min(1),
  event_ts: TS.optional(),
});

/** Checks the shape of an event about a member of a channel. @returns undefined for anything else */
export function readMemberEvent(event: unknown): ChannelNotice | undefined {
  const { data } = EVENT.safeParse(event);
  if (data === undefined) return undefined;
  return { kind: KINDS[data.type], channelId: data.channel, userId: data.user, ts: data.event_ts };
}
