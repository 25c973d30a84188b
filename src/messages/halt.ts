/** A channel or workspace that takes no messages until a person fixes it. */
export interface Halt {
  teamId: string;
  /** Empty for the whole workspace. */
  channelId: string;
  /** Slack's error code. */
  reason: string;
  since: Date;
  /** The earliest time of the next attempt. */
  tryAt: Date;
  tries: number;
}

/** Slack's error codes that halt a channel. */
export type ChannelReason = 'is_archived' | 'channel_not_found' | 'not_in_channel' | 'restricted_action';
