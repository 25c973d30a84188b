/** A conversation of one person with the app, by its id. */
export function isDirectChannel(channelId: string): boolean {
  return channelId.startsWith('D');
}
