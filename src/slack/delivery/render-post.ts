import type { Content } from '../../messages/content.ts';
import { showsFiles } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import { POST_EVENT } from '../app/ids.ts';
import type { Message } from '../messages/kit.ts';
import { renderContent } from '../messages/render-content.ts';
import type { Words } from '../messages/words.ts';

/**
 * Milliseconds before a lost call is looked for: it may still be under way, and Slack shares a file some time after its answer.
 */
const SETTLE_MS = { message: 3000, file: 15_000 };

/** Thrown when it is too early to post a message, or to look for one. */
export class TooEarly extends Error {
  readonly waitMs: number;
  constructor(waitMs: number) {
    super(`not before ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}

/** Thrown when it is too early to look for a post with an unknown result. */
export class NotSettled extends TooEarly {}

/** Thrown when a post cannot be rendered: its lesson has changed since, or the code has a bug. */
export class CannotRender extends Error {}

/**
 * Checks that an undecided post has settled.
 * @throws NotSettled while the call may still be carried out
 */
export function requireSettled({ content, begunMsAgo }: Post): void {
  const settleMs = showsFiles(content) ? SETTLE_MS.file : SETTLE_MS.message;
  const early = settleMs - (begunMsAgo ?? settleMs);
  if (early > 0) throw new NotSettled(early);
}

/** The message of a post. @throws CannotRender */
export function renderPost(words: Words, content: Content): Message {
  if (showsFiles(content) || content.type === 'file-gone') throw new CannotRender('a file has no message of its own');
  try {
    return renderContent(words, content);
  } catch (cause) {
    throw new CannotRender(`a message of the type ${content.type} cannot be rendered`, { cause });
  }
}

/** The metadata by which a post is found again. Other apps can read it, so it holds only the key. */
export function metadataOf({ key }: Post) {
  return { metadata: { event_type: POST_EVENT, event_payload: { key } } };
}
