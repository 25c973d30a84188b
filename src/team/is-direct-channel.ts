/** Whether a channel id is the app's conversation with one person. */
export function isDirectChannel(channelId: string): boolean {
  return channelId.startsWith('D');
}
