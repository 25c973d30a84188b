import { endHalt } from '../../flow/upkeep/end-halt.ts';
import { mayDeliver } from '../../flow/upkeep/may-deliver.ts';
import { sayItGoesOn } from '../../flow/upkeep/say-it-goes-on.ts';
import { tellAboutFiles } from '../../flow/upkeep/tell-about-files.ts';
import { showsFiles, titlesOf } from '../../messages/files-of.ts';
import type { Post } from '../../messages/post.ts';
import type { Place } from '../../team/place.ts';
import { type DeliveryOutcome, deliverPost } from './deliver-post.ts';
import type { Outbox } from './outbox.ts';
import { type Race, raceFile } from './race-file.ts';

/** Longer than a call to Slack may take. The lease is renewed before a call that shows a post, and during longer ones. */
const LEASE_MS = 30_000;
/** A lease renewed this recently isn't renewed before the next call: nobody else can hold it, and most of it is left. */
const FRESH_MS = 2000;
const BATCH = 20;
/** Files that wait longer are left to the sweep. */
const SOON_MS = 30_000;

/**
 * Brings a channel's messages up to date, in order, and posts each exactly once. A post is marked `undecided` before the call to
 * Slack. An undecided post is looked for in its thread, by its key in the message's metadata, before it is posted again. Files keep
 * their place among the messages while Slack takes them soon. One that Slack doesn't take, or that takes long, holds no other post.
 * @returns `retryInMs` when Slack asks to wait, or when another process delivers
 * @param signal stops the delivery between two posts
 * @throws errors that Slack has not caused, such as a lost database; the job's retry looks for undecided posts first
 */
export async function deliverChannel(
  outbox: Outbox,
  place: Place,
  signal: AbortSignal,
): Promise<{ retryInMs?: number }> {
  const { store } = outbox;
  const owner = outbox.newOwner();
  let isOver = false;
  let renewedAt = Number.NEGATIVE_INFINITY;
  const lease = async () => {
    // A file that is still on its way when the delivery ends must not take the lease again.
    if (isOver) return false;
    // The time before the query, so that the lease lasts at least as long as this process believes.
    const before = performance.now();
    if (before - renewedAt < FRESH_MS) return true;
    const isOurs = await store.deliveries.leaseChannel(place, owner, LEASE_MS);
    renewedAt = isOurs ? before : Number.NEGATIVE_INFINITY;
    return isOurs;
  };
  const { may, halted } = await mayDeliver(outbox, place);
  if (!may) return {};
  if (!(await lease())) return { retryInMs: Math.max(1000, (await store.deliveries.heldForMs(place)) ?? 0) };
  // An upload may take longer than the lease.
  const renewing = setInterval(() => void lease().catch(() => {}), LEASE_MS / 3);
  let isHalted = halted;
  const takesMessages = async () => {
    if (isHalted) await endHalt(outbox, place);
    isHalted = false;
  };
  /** What an outcome means for the channel: how the delivery ends, or undefined when it goes on. */
  const settle = async (post: Post, outcome: DeliveryOutcome): Promise<{ retryInMs?: number } | undefined> => {
    if (outcome === 'halted') return {};
    const { content } = post;
    // A refusal of only this post shows, too, that the channel accepts messages.
    if (outcome === 'refused' || outcome === 'shown') await takesMessages();
    if (isInSlack(outcome) && showsFiles(content)) await tellAboutFiles(store, post, { arrived: titlesOf(content) });
    if (typeof outcome === 'string' && content.type === 'file-gone')
      await tellAboutFiles(store, post, { gone: [content.title, ...(content.more ?? [])] });
    if (typeof outcome !== 'object') return undefined;
    // Other processes do not try this channel before that time either.
    if (outcome.holds) await store.deliveries.holdChannel(place, owner, outcome.waitMs);
    return { retryInMs: outcome.waitMs };
  };
  let slow: { post: Post; race: Race } | undefined;
  try {
    for (;;) {
      signal.throwIfAborted();
      if (!(await lease())) return { retryInMs: 1000 };
      const outcome = slow?.race.outcome();
      if (slow !== undefined && outcome !== undefined) {
        const end = await settle(slow.post, outcome);
        if (end !== undefined) return end;
        slow = undefined;
      }
      const due = await store.deliveries.undelivered(place, BATCH, { files: slow === undefined });
      // A file on its way may still come: its deletion waits for that.
      const posts = due.filter(({ key, content }) => content.type !== 'file-gone' || key !== slow?.post.key);
      if (posts.length === 0) {
        if (slow !== undefined) {
          await slow.race.lookAgain();
          continue;
        }
        if (isHalted) {
          const said = await sayItGoesOn(outbox, place);
          if (said === 'put') continue;
          // The message is delivered, or it would be among the posts.
          if (said === 'there') await takesMessages();
        }
        const waitMs = await store.deliveries.nextFileInMs(place);
        return waitMs === undefined || waitMs > SOON_MS ? {} : { retryInMs: Math.max(1, waitMs) };
      }
      for (const post of posts) {
        signal.throwIfAborted();
        if (!(await lease())) return { retryInMs: 1000 };
        const attempt = deliverPost(outbox, post, lease);
        if (showsFiles(post.content)) {
          const race = await raceFile(outbox, attempt);
          if (race.outcome() === undefined) {
            slow = { post, race };
            await tellAboutFiles(store, post, { late: titlesOf(post.content), reason: 'slow' });
            break;
          }
        }
        const outcome = await attempt;
        const end = await settle(post, outcome);
        if (end !== undefined) return end;
        // The text that replaces a refused file comes before the next posts.
        if (!isInSlack(outcome)) break;
      }
    }
  } finally {
    isOver = true;
    clearInterval(renewing);
    await store.deliveries.releaseChannel(place, owner);
  }
}

/** Whether Slack has the post as it should be. */
function isInSlack(outcome: DeliveryOutcome): boolean {
  return outcome === 'shown' || outcome === 'there';
}
