import type { PageMessage, PageState } from '../../page-api.ts';
import { blocksText } from './blocks-text.ts';
import type { Translate } from './create-translate.ts';

/** The reading place of a message: its channel or its thread. */
export function readingPlace(message: PageMessage): string {
  const inThread = message.threadTs !== undefined && message.threadTs !== message.ts;
  return inThread ? `${message.channel}:${message.threadTs}` : message.channel;
}

/** The timestamp of the last read message of each place. */
export type Seen = Record<string, string>;

export function isUnread(message: PageMessage, me: string, seen: Seen): boolean {
  if (message.user === me || message.ephemeral !== undefined) return false;
  return Number(message.ts) > Number(seen[readingPlace(message)] ?? 0);
}

/** The unread marks of a place in the sidebar. */
export interface Unread {
  dot: boolean;
  mentions: number;
}

/** The unread marks of a channel: whether it has new messages, and the number of mentions. Its threads are in the list of threads. */
export function countUnread(state: PageState, channel: string, me: string, seen: Seen): Unread {
  const fresh = state.messages.filter((m) => m.channel === channel && readingPlace(m) === channel);
  const unread = fresh.filter((m) => isUnread(m, me, seen));
  return { dot: unread.length > 0, mentions: unread.filter((m) => namesPerson(m, me)).length };
}

/** Whether a message mentions the person in its text or its blocks. */
export function namesPerson(message: PageMessage, id: string): boolean {
  const blocks = blocksText(message);
  return [message.text, blocks].some((words) => words.includes(`<@${id}`)) || blocks.includes(`"user_id":"${id}"`);
}

/** How many mentions there are, in words. */
export function sayMentions(t: Translate, n: number): string {
  return n === 1 ? t('mention') : t('mentions', { n });
}
