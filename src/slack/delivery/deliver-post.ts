import { haltChannel } from '../../flow/upkeep/halt-channel.ts';
import { haltWorkspace } from '../../flow/upkeep/halt-workspace.ts';
import { refuseFile } from '../../flow/upkeep/refuse-file.ts';
import { tellAboutFiles } from '../../flow/upkeep/tell-about-files.ts';
import { showsFiles, titlesOf } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import { findNetworkError } from '../../network/network-error.ts';
import {
  channelReason,
  concernsFilesAlone,
  isWorkspaceReason,
  postRefusal,
  type Refusal,
  rateLimitMs,
  scopeOfRefusal,
} from '../app/errors.ts';
import { bringUpToDate, type Shown } from './bring-up-to-date.ts';
import type { Outbox } from './outbox.ts';
import { CannotRender, NotSettled, TooEarly } from './render-post.ts';
import { OfOneFile, UploadFailed } from './share-files.ts';

/** The longest pause, as a multiple of the first: ten minutes after one of a second. */
const LONGEST_WAIT = 600;
/** Attempts for errors that may never pass (a bug of ours, a proxy): after some minutes the channel goes on without the post. */
const TRIES = { rendering: 8, upload: 8, refusedUpload: 2 };
/** Failures are logged from this attempt on. */
const WORTH_TELLING = 5;

/** A file that is later than this is told about, so that readers know what is late, and why, within ten seconds. */
const LATE_MS = 5000;

/**
 * The result of one attempt at a post. `shown`: Slack accepted it. `there`: Slack has it as it should be, and no call has shown
 * whether the channel takes messages. `refused`: Slack refused it for good. `gone`: there was nothing to send, or the post has
 * changed meanwhile. `halted`: the channel accepts nothing until somebody fixes it. `put-off`: a file
 * waits on its own row, and others go on. Otherwise the channel waits, and the post is tried again after `waitMs`; `holds` keeps other
 * processes from trying before.
 */
export type DeliveryOutcome = Shown | 'refused' | 'halted' | 'put-off' | { waitMs: number; holds?: boolean };

/** Thrown when the lease of the channel has gone to another process. */
class LeaseLost extends Error {}

/** Thrown when a post was changed after it was read. */
class HasChanged extends Error {}

/**
 * Tries one post.
 * @param lease renews the lease; false when it is lost
 * @throws errors that neither Slack nor the post has caused
 */
export async function deliverPost(outbox: Outbox, post: Post, lease: () => Promise<boolean>): Promise<DeliveryOutcome> {
  const { store } = outbox;
  const { teamId, key } = post;
  // A refusal before `begin` tells nothing about an earlier attempt: only the call that shows the post decides.
  let hasBegun = false;
  const begin = async () => {
    if (!(await lease())) throw new LeaseLost();
    if (!(await store.deliveries.begin(teamId, key, post.revision))) throw new HasChanged();
    hasBegun = true;
  };
  try {
    return await bringUpToDate(outbox, post, begin);
  } catch (error) {
    if (error instanceof LeaseLost) return { waitMs: 1000 };
    // Read again at once: nothing was sent.
    if (error instanceof HasChanged) return 'gone';
    if (error instanceof NotSettled) return again(outbox, post, { code: 'unanswered', waitMs: error.waitMs });
    if (error instanceof TooEarly) return { waitMs: error.waitMs };
    return refused(outbox, post, { error, hasBegun });
  }
}

/** Handles a post that Slack, or something on the way to it, did not accept. */
async function refused(
  outbox: Outbox,
  post: Post,
  { error: thrown, hasBegun }: { error: unknown; hasBegun: boolean },
): Promise<DeliveryOutcome> {
  const { artifactId, error } = thrown instanceof OfOneFile ? thrown : { artifactId: undefined, error: thrown };
  const { store, log } = outbox;
  const { teamId, key, channelId: channel } = post;
  const putBack = async (code: string) => {
    if (hasBegun) await store.deliveries.putBack(teamId, key, code);
  };
  const limit = rateLimitMs(error);
  if (limit !== undefined) {
    await putBack('ratelimited');
    return again(outbox, post, { code: 'ratelimited', waitMs: limit, holds: true });
  }
  const refusal = reasonOf(error);
  if (refusal === undefined) throw error;
  const { code, isDoubtful } = refusal;
  const isFile = showsFiles(post.content);
  const tries = isFile && concernsFilesAlone(code) ? 1 : refusal.tries;
  if (await isHalt(outbox, post, code)) {
    await putBack(code);
    return 'halted';
  }
  const attempts = post.attempts + 1;
  if (attempts < tries) {
    // A doubtful post stays undecided, and is looked for.
    if (!isDoubtful) await putBack(code);
    // `begin` has counted this attempt, unless it was not reached or was undone.
    if (!(isDoubtful && hasBegun)) await store.deliveries.countAttempt(teamId, key);
    if (attempts >= WORTH_TELLING) {
      const reason = findNetworkError(error)?.message;
      log.warn(
        { channel, key, code, attempts, reason },
        isFile ? 'a file is late' : 'a message is delayed, and so is its channel',
      );
    }
    return again(outbox, post, { code, waitMs: backoff(outbox, post), holds: true });
  }
  const isOurs = error instanceof CannotRender;
  const reason = findNetworkError(error)?.message;
  log[isOurs ? 'error' : 'warn'](
    { channel, key, code, reason, ...(isOurs ? { err: error } : {}) },
    'a post is given up',
  );
  if (isFile && !isOurs) {
    await putBack(code);
    await refuseFile(store, post, { reason: code, scope: scopeOfRefusal(code), artifactId });
  } else {
    await store.deliveries.fail(teamId, key, code);
  }
  return isOurs || isFile ? 'gone' : 'refused';
}

/** Tries a post again later. A file waits alone, and readers are told once it is late; for a message, its channel waits. */
async function again(
  { store, rate }: Outbox,
  post: Post,
  { code, ...wait }: { code: string; waitMs: number; holds?: boolean },
): Promise<DeliveryOutcome> {
  const { teamId, key, content } = post;
  if (!showsFiles(content)) return wait;
  const lateMs = await store.deliveries.putOff(teamId, key, Math.max(wait.waitMs, rate.againMs));
  if (lateMs > LATE_MS) await tellAboutFiles(store, post, { late: titlesOf(content), reason: code });
  return 'put-off';
}

/** Why the attempt failed, and how many attempts are worthwhile; undefined for other errors. */
function reasonOf(error: unknown): Refusal | undefined {
  if (error instanceof CannotRender) return { code: 'cannot_draw', isDoubtful: false, tries: TRIES.rendering };
  if (error instanceof UploadFailed) {
    const tries = error.isRefused ? TRIES.refusedUpload : TRIES.upload;
    return { code: 'upload_failed', isDoubtful: false, tries };
  }
  return postRefusal(error);
}

/** Pause before the next attempt, in milliseconds; it doubles after each. */
function backoff({ rate }: Outbox, { attempts }: Post): number {
  return rate.againMs * Math.min(2 ** Math.min(attempts, 10), LONGEST_WAIT);
}

/** Records that the channel or workspace accepts nothing until somebody fixes it. @returns false for any other error */
async function isHalt(outbox: Outbox, { teamId, channelId, content }: Post, code: string): Promise<boolean> {
  if (showsFiles(content) && concernsFilesAlone(code)) return false;
  if (isWorkspaceReason(code)) {
    await haltWorkspace(outbox, teamId, code);
    return true;
  }
  const reason = channelReason(code);
  return reason !== undefined && (await haltChannel(outbox, { teamId, channelId }, reason));
}
