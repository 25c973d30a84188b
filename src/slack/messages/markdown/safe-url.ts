/** A web or mail address that Slack takes as a link; undefined for relative paths, other schemes and what is too long. */
export function safeUrl(url: string): string | undefined {
  if (!/^(?:https?:\/\/|mailto:)[^\s<>|]+$/iu.test(url) || url.length > 2000) return undefined;
  return URL.canParse(url) ? url : undefined;
}
