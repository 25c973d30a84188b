import type { PageMessage, TourSign } from '../../page-api.ts';

/** Blocks of messages as text. A message that changes is another object, so what is kept stays true. */
const texts = new WeakMap<PageMessage, string>();

/** Whether these messages, all together, show the sign. */
export function showsSign(messages: readonly PageMessage[], sign: TourSign): boolean {
  if (!('filesAtLeast' in sign)) return messages.some((message) => hasSign(message, sign));
  const files = messages.flatMap((message) => message.files ?? []);
  return files.filter(({ mimetype }) => mimetype.startsWith(sign.mimetype)).length >= sign.filesAtLeast;
}

/** Whether one message shows it, of those signs that a single message can show. */
export function hasSign(message: PageMessage, sign: Exclude<TourSign, { filesAtLeast: number }>): boolean {
  if ('text' in sign)
    return sign.text.some((words) => message.text.includes(words) || blocksOf(message).includes(words));
  // Quotation marks within a text are escaped: nobody can write a sign into a message.
  if ('actionId' in sign) return blocksOf(message).includes(`"action_id":${JSON.stringify(sign.actionId)}`);
  return blocksOf(message).includes(`"block_id":${JSON.stringify(sign.blockId)}`);
}

function blocksOf(message: PageMessage): string {
  const kept = texts.get(message);
  if (kept !== undefined) return kept;
  const text = JSON.stringify(message.blocks ?? []);
  texts.set(message, text);
  return text;
}
