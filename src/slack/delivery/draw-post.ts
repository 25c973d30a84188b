import type { Content } from '../../messages/content.ts';
import type { Post } from '../../messages/post.ts';
import { POST_EVENT } from '../app/ids.ts';
import type { Message } from '../messages/kit.ts';
import { renderContent } from '../messages/render-content.ts';
import type { Words } from '../messages/words.ts';

/** A call whose answer was lost may still be on its way, and Slack shares files a while after its answer: looked for after. */
const SETTLE_MS = { message: 3000, file: 15_000 };

/** It is too early to show one more message, or to look for one. */
export class NotYet extends Error {
  readonly waitMs: number;
  constructor(waitMs: number) {
    super(`not before ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}

/** A post of which there is no message: its lesson has changed since, or there is a fault of ours. */
export class CannotDraw extends Error {}

/** @throws NotYet while a call that may have shown the post can still be carried out */
export function settle({ content, begunMsAgo }: Post): void {
  const settleMs = content.type === 'file' ? SETTLE_MS.file : SETTLE_MS.message;
  const early = settleMs - (begunMsAgo ?? settleMs);
  if (early > 0) throw new NotYet(early);
}

/** The message of a post. @throws CannotDraw */
export function draw(words: Words, content: Content): Message {
  if (content.type === 'file') throw new CannotDraw('a file has no message of its own');
  try {
    return renderContent(words, content);
  } catch (cause) {
    throw new CannotDraw(`a message of the type ${content.type} cannot be drawn`, { cause });
  }
}

/** By what a post is found again. Others can read it: it holds the key and nothing else. */
export function metadataOf({ key }: Post) {
  return { metadata: { event_type: POST_EVENT, event_payload: { key } } };
}
