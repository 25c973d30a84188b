/** A place to which Slack takes no messages until somebody mends it: a channel, or a whole workspace. */
export interface Halt {
  teamId: string;
  /** Empty for the whole workspace. */
  channelId: string;
  /** Slack's error code. */
  reason: string;
  since: Date;
  /** The earliest moment of the next attempt. */
  tryAt: Date;
  tries: number;
}

/** What stops everything in a channel until somebody mends it. */
export type ChannelReason = 'is_archived' | 'channel_not_found' | 'not_in_channel' | 'restricted_action';
