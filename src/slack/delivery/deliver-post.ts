import { haltChannel } from '../../flow/upkeep/halt-channel.ts';
import { haltWorkspace } from '../../flow/upkeep/halt-workspace.ts';
import { refuseFile } from '../../flow/upkeep/refuse-file.ts';
import type { Post } from '../../messages/post.ts';
import {
  channelReason,
  concernsFilesAlone,
  isWorkspaceReason,
  type Refusal,
  rateLimitMs,
  refusalOf,
} from '../app/errors.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { CannotDraw, NotYet } from './draw-post.ts';
import type { Outbox } from './outbox.ts';
import { UploadFailed } from './share-file.ts';

/** Ten minutes, when the first wait is a second. */
const LONGEST_WAIT = 600;
/** Attempts at what a fault of ours or of the network's may prevent for good: some minutes, and the channel goes on without it. */
const TRIES = { drawing: 8, upload: 8, refusedUpload: 2 };
/** From this attempt on, whoever reads the log is told. */
const WORTH_TELLING = 5;

/**
 * What came of trying a post: Slack took it; refused it for good; nothing was asked of Slack; Slack takes nothing in the
 * channel until somebody mends that; or it is to be tried again after a while, before which nobody else should try.
 */
export type Fate = 'shown' | 'refused' | 'gone' | 'halted' | { waitMs: number; holds?: boolean };

/** The right to deliver to the channel has gone to another process, which is at it. */
class LeaseLost extends Error {}

/**
 * Tries one post.
 * @param lease renews the right to deliver; false when it is lost
 * @throws what is no fault of Slack's or of the post's
 */
export async function deliverPost(outbox: Outbox, post: Post, lease: () => Promise<boolean>): Promise<Fate> {
  const { store } = outbox;
  const { teamId, key } = post;
  // Until this attempt begins, a refusal says nothing about the one before: only a call that shows something decides.
  let hasBegun = false;
  const begin = async () => {
    if (!(await lease())) throw new LeaseLost();
    await store.deliveries.begin(teamId, key);
    hasBegun = true;
  };
  try {
    return (await bringUpToDate(outbox, post, begin)) ? 'shown' : 'gone';
  } catch (error) {
    if (error instanceof LeaseLost) return { waitMs: 1000 };
    if (error instanceof NotYet) return { waitMs: error.waitMs };
    return refused(outbox, post, { error, hasBegun });
  }
}

/** What follows when Slack, or something on the way to it, did not take a post. */
async function refused(
  outbox: Outbox,
  post: Post,
  { error, hasBegun }: { error: unknown; hasBegun: boolean },
): Promise<Fate> {
  const { store, log } = outbox;
  const { teamId, key, channelId: channel } = post;
  const putBack = async (code: string) => {
    if (hasBegun) await store.deliveries.putBack(teamId, key, code);
  };
  const limit = rateLimitMs(error);
  if (limit !== undefined) {
    await putBack('ratelimited');
    return { waitMs: limit, holds: true };
  }
  const refusal = reasonOf(error);
  if (refusal === undefined) throw error;
  const { code, isDoubtful, tries } = refusal;
  if (await isHalt(outbox, post, code)) {
    await putBack(code);
    return 'halted';
  }
  const attempts = post.attempts + 1;
  if (attempts < tries) {
    // What is in doubt stays undecided, and is looked for.
    if (!isDoubtful) await putBack(code);
    // `begin` has counted this attempt, unless it ended before or is put back.
    if (!(isDoubtful && hasBegun)) await store.deliveries.countAttempt(teamId, key);
    if (attempts >= WORTH_TELLING)
      log.warn({ channel, key, code, attempts }, 'a message waits, and its channel with it');
    return { waitMs: backoff(outbox, post), holds: true };
  }
  const isOurs = error instanceof CannotDraw;
  log[isOurs ? 'error' : 'warn']({ channel, key, code, ...(isOurs ? { err: error } : {}) }, 'a post is given up');
  if (post.content.type === 'file' && !isOurs) {
    await putBack(code);
    await refuseFile(store, post, code);
  } else {
    await store.deliveries.fail(teamId, key, code);
  }
  return isOurs || post.content.type === 'file' ? 'gone' : 'refused';
}

/** Why, and for how long it is worth while to try. */
function reasonOf(error: unknown): Refusal | undefined {
  if (error instanceof CannotDraw) return { code: 'cannot_draw', isDoubtful: false, tries: TRIES.drawing };
  if (error instanceof UploadFailed) {
    const tries = error.isRefused ? TRIES.refusedUpload : TRIES.upload;
    return { code: 'upload_failed', isDoubtful: false, tries };
  }
  return refusalOf(error);
}

/** Twice as long after each attempt. */
function backoff({ rate }: Outbox, { attempts }: Post): number {
  return rate.againMs * Math.min(2 ** Math.min(attempts, 10), LONGEST_WAIT);
}

/** Whether Slack takes nothing in the channel or workspace until somebody mends that; then it is on record. */
async function isHalt(outbox: Outbox, { teamId, channelId, content }: Post, code: string): Promise<boolean> {
  if (content.type === 'file' && concernsFilesAlone(code)) return false;
  if (isWorkspaceReason(code)) {
    await haltWorkspace(outbox, teamId, code);
    return true;
  }
  const reason = channelReason(code);
  return reason !== undefined && (await haltChannel(outbox, { teamId, channelId }, reason));
}
