import { fitBlocks, fits, listing, type Part } from './fit-blocks.ts';
import { context, type Message, shortenMrkdwn } from './kit.ts';
import { MESSAGE_LIMITS, MOST_TEXT } from './message-limits.ts';
import type { Words } from './words.ts';

type Blocks = Message['blocks'];

/**
 * The last step of every message: Slack refuses one that exceeds its limits. Messages with lists lead to what they leave out
 * themselves (`fitBlocks`). What is cut here is a lesson that `lessons check` refuses; the message says so, and its buttons stay.
 */
export function fitMessage<M extends { text: string; blocks?: Blocks }>(words: Words, message: M): M {
  const { text, blocks } = message;
  const short = { ...message, text: shortenMrkdwn(text, MOST_TEXT) };
  if (blocks === undefined || fits(blocks, MESSAGE_LIMITS)) return short;
  return { ...short, blocks: fitBlocks(cuttable(words, blocks), MESSAGE_LIMITS) };
}

/** The blocks between the buttons as lists that can be cut. */
function cuttable({ t }: Words, blocks: Blocks): Part[] {
  const parts: Part[] = [];
  let between: Blocks = [];
  for (const block of [...blocks, undefined]) {
    if (block !== undefined && block.type !== 'actions') {
      between.push(block);
      continue;
    }
    const more = (left: number) => [context(t('message.cut', { n: left }))];
    if (between.length > 0) parts.push(listing(between, (one) => [one], { more }));
    if (block !== undefined) parts.push(block);
    between = [];
  }
  return parts;
}
