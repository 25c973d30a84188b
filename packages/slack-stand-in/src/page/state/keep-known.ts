import type { PageMessage, PageState } from '../../page-api.ts';

/** The fetched state with the previous objects wherever they are equal, so that they do not render again. */
export function keepKnown(before: PageState, now: PageState): PageState {
  const known = new Map(before.messages.map((message) => [keyOf(message), message]));
  const merged: PageState = { ...now, messages: now.messages.map((one) => keepEqual(known.get(keyOf(one)), one)) };
  for (const name of PARTS) Object.assign(merged, { [name]: keepEqual(before[name], now[name]) });
  return merged;
}

const PARTS = ['team', 'commands', 'shortcuts', 'users', 'channels', 'userGroups', 'tour'] as const;

function keyOf({ channel, ts }: PageMessage): string {
  return `${channel} ${ts}`;
}

function keepEqual<T>(before: T | undefined, now: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
