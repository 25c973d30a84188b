/** Slack's ids: every row carries its workspace. */
export interface Place {
  teamId: string;
  channelId: string;
}
