/** A message's text as its readers see it, without Slack's markup of links and mentions and its escapes. */
export function textAsRead(text: string): string {
  return text
    .replace(/<((?:https?|mailto):[^|<>]+)(?:\|[^<>]*)?>/gu, '$1')
    .replace(/<[@#!][^|<>]*\|([^<>]+)>/gu, '$1')
    .replace(/<([@#])[^<>]+>/gu, '$1…')
    .replace(/<!([a-z]+)(?:[^a-z<>][^<>]*)?>/gu, '@$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
