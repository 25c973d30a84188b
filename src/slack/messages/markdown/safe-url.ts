/**
 * The URL if Slack accepts it as a link; undefined for relative paths, other schemes than web and mail, and more than 2,000
 * characters.
 */
export function safeUrl(url: string): string | undefined {
  if (!/^(?:https?:\/\/|mailto:)[^\s<>|]+$/iu.test(url) || url.length > 2000) return undefined;
  return URL.canParse(url) ? url : undefined;
}
