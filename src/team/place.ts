/** A channel in a workspace. Every stored row has its workspace. */
export interface Place {
  teamId: string;
  channelId: string;
}
