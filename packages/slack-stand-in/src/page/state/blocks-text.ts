import type { PageMessage } from '../../page-api.ts';

/** A cache by message object. It never goes stale, because a changed message is a new object. */
const texts = new WeakMap<PageMessage, string>();

/** The blocks of a message as JSON, for text search. It is cached because every event needs it. */
export function blocksText(message: PageMessage): string {
  const kept = texts.get(message);
  if (kept !== undefined) return kept;
  const text = JSON.stringify(message.blocks ?? []);
  texts.set(message, text);
  return text;
}
