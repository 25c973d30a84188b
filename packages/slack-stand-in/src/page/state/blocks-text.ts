import type { PageMessage } from '../../page-api.ts';

/** A message that changes is another object, so what is kept stays true. */
const texts = new WeakMap<PageMessage, string>();

/** The blocks of a message as JSON, to look for words and ids in; made once, as it is asked for at every event. */
export function blocksText(message: PageMessage): string {
  const kept = texts.get(message);
  if (kept !== undefined) return kept;
  const text = JSON.stringify(message.blocks ?? []);
  texts.set(message, text);
  return text;
}
