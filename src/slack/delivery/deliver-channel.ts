import { endHalt } from '../../flow/upkeep/end-halt.ts';
import { mayDeliver } from '../../flow/upkeep/may-deliver.ts';
import type { Place } from '../../team/place.ts';
import { postRefusal, rateLimitMs } from '../app/errors.ts';
import { deliverPost } from './deliver-post.ts';
import type { Outbox } from './outbox.ts';

/** Longer than a call to Slack may take. The lease is renewed before each call that shows a post, and during longer ones. */
const LEASE_MS = 30_000;
const BATCH = 20;

/**
 * Brings a channel's messages up to date, in order, and posts each exactly once. A post is marked `undecided` before the call to
 * Slack. An undecided post is looked for in its thread, by its key in the message's metadata, before it is posted again.
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
  const lease = () => store.deliveries.leaseChannel(place, owner, LEASE_MS);
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
  try {
    for (;;) {
      const posts = await store.deliveries.undelivered(place, BATCH);
      if (posts.length === 0) {
        if (isHalted && (await isMended(outbox, place))) await takesMessages();
        return {};
      }
      for (const post of posts) {
        signal.throwIfAborted();
        if (!(await lease())) return { retryInMs: 1000 };
        const outcome = await deliverPost(outbox, post, lease);
        if (outcome === 'halted') return {};
        // A refusal of only this post shows that the channel accepts messages.
        if (outcome === 'shown' || outcome === 'refused') await takesMessages();
        if (typeof outcome === 'object') {
          // Other processes do not try this channel before that time either.
          if (outcome.holds) await store.deliveries.holdChannel(place, owner, outcome.waitMs);
          return { retryInMs: outcome.waitMs };
        }
        // The text that replaces a refused file comes before the next posts.
        if (outcome !== 'shown') break;
      }
    }
  } finally {
    clearInterval(renewing);
    await store.deliveries.releaseChannel(place, owner);
  }
}

/** Whether a halted channel without waiting posts accepts messages again. */
async function isMended({ chat }: Outbox, place: Place): Promise<boolean> {
  try {
    return await chat.canPost(place);
  } catch (error) {
    if (postRefusal(error) === undefined && rateLimitMs(error) === undefined) throw error;
    return false;
  }
}
