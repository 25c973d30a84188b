import type { PageMessage } from '../../page-api.ts';
import { blocksText } from './blocks-text.ts';

/** The ids of the people that a message mentions, without duplicates, in the message's order. */
export function mentionedIn(message: PageMessage): string[] {
  // The text only repeats the blocks, for notifications.
  const words = message.blocks === undefined ? message.text : blocksText(message);
  const found = words.matchAll(/<@([A-Z0-9]+)|"user_id":"([A-Z0-9]+)"/g);
  return [...new Set([...found].map(([, mention, user]) => mention ?? user ?? ''))];
}
