import type { PageMessage } from '../../page-api.ts';
import type { TourSign } from '../../tour-step.ts';
import { blocksText } from '../state/blocks-text.ts';

/** Whether the messages together show the sign. */
export function showsSign(messages: readonly PageMessage[], sign: TourSign): boolean {
  if (!('filesAtLeast' in sign)) return messages.some((message) => hasSign(message, sign));
  const files = messages.flatMap((message) => message.files ?? []);
  return files.filter(({ mimetype }) => mimetype.startsWith(sign.mimetype)).length >= sign.filesAtLeast;
}

/** Whether a single message shows the sign. */
export function hasSign(message: PageMessage, sign: Exclude<TourSign, { filesAtLeast: number }>): boolean {
  if ('text' in sign)
    return sign.text.some((words) => message.text.includes(words) || blocksText(message).includes(words));
  // JSON escapes quotation marks in a text, so nobody can type a sign into a message.
  if ('actionId' in sign) return blocksText(message).includes(`"action_id":${JSON.stringify(sign.actionId)}`);
  return blocksText(message).includes(`"block_id":${JSON.stringify(sign.blockId)}`);
}
