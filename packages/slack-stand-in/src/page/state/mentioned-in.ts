import type { PageMessage } from '../../page-api.ts';
import { blocksText } from './blocks-text.ts';

/** Ids of the people whom a message names, each once, in the order in which it names them. */
export function mentionedIn(message: PageMessage): string[] {
  // Blocks say it again and better; the text is for those who do not see them.
  const words = message.blocks === undefined ? message.text : blocksText(message);
  const found = words.matchAll(/<@([A-Z0-9]+)|"user_id":"([A-Z0-9]+)"/g);
  return [...new Set([...found].map(([, mention, user]) => mention ?? user ?? ''))];
}
