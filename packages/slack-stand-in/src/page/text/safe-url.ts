/** The address when it is safe to open from text that others wrote, else undefined. */
export function safeUrl(url: string): string | undefined {
  return /^(https?:\/\/|mailto:|tel:|\/(?!\/))/i.test(url) ? url : undefined;
}
