/** The address if it is safe to open from other people's text, else undefined. */
export function safeUrl(url: string): string | undefined {
  return /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(url) ? url : undefined;
}
