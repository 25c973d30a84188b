import { endHalt } from '../../flow/upkeep/end-halt.ts';
import { mayDeliver } from '../../flow/upkeep/may-deliver.ts';
import type { Place } from '../../team/place.ts';
import { rateLimitMs, refusalOf } from '../app/errors.ts';
import { deliverPost } from './deliver-post.ts';
import type { Outbox } from './outbox.ts';

/** Longer than a call to Slack may take; renewed before each that shows something, and while one takes longer. */
const LEASE_MS = 30_000;
const BATCH = 20;

/**
 * Brings a channel's messages up to date, in order, each posted exactly once: a post is marked `undecided` before the
 * call to Slack, and an undecided one is looked for in its thread (by its key in the message's metadata) before it is
 * posted again.
 * @returns `retryInMs` when Slack asked to wait, or when another process is at it
 * @param signal stops between two posts
 * @throws what is no fault of Slack's, a database that is away for example; the job's retry looks back first
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
        const fate = await deliverPost(outbox, post, lease);
        if (fate === 'halted') return {};
        // What has only this post against it takes others.
        if (fate === 'shown' || fate === 'refused') await takesMessages();
        if (typeof fate === 'object') {
          // Nobody else tries this channel before that time either.
          if (fate.holds) await store.deliveries.holdChannel(place, owner, fate.waitMs);
          return { retryInMs: fate.waitMs };
        }
        // A file that was refused has words in its place now, which come before what follows.
        if (fate !== 'shown') break;
      }
    }
  } finally {
    clearInterval(renewing);
    await store.deliveries.releaseChannel(place, owner);
  }
}

/** Whether a channel that has halted takes messages again, when there is none to try it with. */
async function isMended({ chat }: Outbox, place: Place): Promise<boolean> {
  try {
    return await chat.canPost(place);
  } catch (error) {
    if (refusalOf(error) === undefined && rateLimitMs(error) === undefined) throw error;
    return false;
  }
}
