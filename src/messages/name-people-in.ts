const MENTION = /<@(\w+)(?:\|[^<>]*)?>/gu;

/** Ids of the people whom a text mentions, in order. */
export function mentionedIn(text: string): string[] {
  return [...text.matchAll(MENTION)].map(([, user]) => user ?? '');
}

/** A text that somebody wrote, with people's names in place of their ids. */
export function namePeopleIn(text: string, nameOf: (userId: string) => string): string {
  return text.replaceAll(MENTION, (_, user: string) => `@${nameOf(user)}`);
}
