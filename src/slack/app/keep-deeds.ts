import { randomUUID } from 'node:crypto';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { endsWithin } from '../../ends-within.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Deed } from '../../ports/inbox-store.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import type { Watch } from '../../ports/watch.ts';
import { type DeedDelivery, deedOf } from '../listeners/deed-of.ts';
import { atMost } from './at-most.ts';
import { inBatches } from './in-batches.ts';
import { TAKEN_UP } from './taken-up.ts';

/** For how long no other process takes a deed up. The lease of a deed that takes longer is extended. */
const LEASE_MS = 90_000;
/** How often a deed is begun before it's given up: it may be what ends the process. */
const MOST_ATTEMPTS = 5;
/** Deeds that are done at a time. The others are stored meanwhile, instead of waiting behind the queries of all. */
const AT_ONCE = 4;
/** Slack's last retry of an event comes six minutes after the first delivery. */
const REMEMBER_MS = 20 * 60_000;
/** The number of Slack's last retry of an event. */
const LAST_RETRY = 3;

/** Error codes for an acknowledgement whose connection is gone. */
export const LOST_ACK: ReadonlySet<string> = new Set([
  'slack_socket_mode_send_while_disconnected_error',
  'slack_socket_mode_send_while_not_ready_error',
]);

/** What it takes to store deeds. */
export interface InboxPort {
  store: Pick<Store, 'inbox' | 'posts'>;
  clock: Clock;
  log: Log;
  watch: Pick<Watch, 'within'>;
}

export interface Kept {
  receiver: Receiver;
  /** Does again what a process began and didn't end, and extends the leases of what this process has in hand. */
  takeUp(): Promise<void>;
  /** Takes nothing more up. Resolves when the deed that was taken up is done, or after `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
}

/**
 * Stores each deed before Slack gets its acknowledgement, and deletes it when its listeners have finished. So a process that ends in
 * between loses nothing. A deed that can't be stored isn't acknowledged: Slack tells the person, or delivers the event again.
 * @param own the only workspace whose deliveries are taken; undefined: those of any workspace are
 */
export function keepDeeds(inner: Receiver, { store, clock, log, watch }: InboxPort, own: string | undefined): Kept {
  const { inbox } = store;
  const keep = inBatches((deeds: Deed[]) => inbox.keep(deeds, LEASE_MS));
  const done = inBatches(async (deeds: Deed[]) => {
    await inbox.done(deeds);
    return deeds;
  });
  const inTurn = atMost(AT_ONCE);
  const inHand = new Set<Deed>();
  let bolt: App | undefined;
  let isStopping = false;
  let taking: Promise<void> | undefined;

  /** @returns the stored deed; `again` for a second delivery; undefined for a delivery that isn't stored */
  const keepDeed = async ({ body, retryNum }: ReceiverEvent): Promise<Deed | 'again' | undefined> => {
    const found = deedOf(body);
    if (found === undefined || (own !== undefined && found.teamId !== own)) return undefined;
    try {
      if (!(await mayAnswer(store, found))) return undefined;
      const { teamId, key, userId } = found;
      const deed: Deed = {
        teamId,
        key,
        ...(userId === undefined ? {} : { userId }),
        body: JSON.stringify(found.body),
        receivedAt: clock.now(),
      };
      return (await keep(deed)) ? deed : 'again';
    } catch (error) {
      log.error(
        { code: codeOf(error), doing: found.kind },
        'a deed could not be stored, so Slack gets no acknowledgement',
      );
      // Slack delivers this event no more: its listener tells the person what it could not do.
      if ((retryNum ?? 0) >= LAST_RETRY) return undefined;
      throw new Error('the deed could not be stored');
    }
  };

  /** Runs the listeners of a stored deed. */
  const run = async (deed: Deed, work: () => Promise<void>): Promise<void> => {
    inHand.add(deed);
    try {
      await work();
    } catch (error) {
      // Its listeners did not run.
      await inbox.lease([deed], 0);
      throw error;
    } finally {
      inHand.delete(deed);
    }
    // A deed that could not be marked as done is done again later, which changes nothing.
    await done(deed).catch((error: unknown) => log.warn({ code: codeOf(error) }, 'a deed could not be marked as done'));
  };

  const takeOne = async (app: App): Promise<boolean> => {
    const taken = await inbox.take(LEASE_MS);
    if (taken === undefined) return false;
    const { attempts, ...deed } = taken;
    const body = JSON.parse(deed.body) as Record<string, unknown>;
    const { key } = deed;
    const doing = deedOf(body)?.kind;
    if (attempts > MOST_ATTEMPTS) {
      log.error({ doing, key }, 'a deed is given up, because it ended the process each time');
      await done(deed);
      return true;
    }
    log.warn({ doing, key, attempts }, 'a deed that an earlier process began is done again');
    const event = { body, ack: async () => {}, customProperties: { [TAKEN_UP]: deed.receivedAt } };
    await run(deed, () => watch.within(randomUUID(), () => app.processEvent(event)));
    return true;
  };

  return {
    receiver: {
      init(app) {
        bolt = app;
        inner.init({
          async processEvent(event: ReceiverEvent): Promise<void> {
            const deed = await keepDeed(event);
            if (deed === undefined) return app.processEvent(event);
            // The acknowledgement of a deed carries no answer, so it needs no listener.
            await acknowledge(event, log);
            if (deed !== 'again')
              await run(deed, () => inTurn(() => app.processEvent({ ...event, ack: async () => {} })));
          },
        } as unknown as App);
      },
      start: (...given) => inner.start(...given),
      stop: () => inner.stop(),
    },
    async takeUp() {
      const app = bolt;
      if (app === undefined || isStopping) return;
      if (inHand.size > 0) await inbox.lease([...inHand], LEASE_MS);
      taking ??= (async () => {
        try {
          await inbox.forgetDone(REMEMBER_MS);
          while (!isStopping && (await takeOne(app)));
        } finally {
          taking = undefined;
        }
      })();
      await taking;
    },
    async stop(patienceMs) {
      isStopping = true;
      if (taking === undefined) return;
      await endsWithin(
        taking.catch(() => {}),
        patienceMs,
      );
    },
  };
}

/** The deed is stored, so it's done even if its acknowledgement is lost. Slack's second delivery then changes nothing. */
async function acknowledge(event: ReceiverEvent, log: Log): Promise<void> {
  try {
    await event.ack();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || !LOST_ACK.has(code)) throw error;
    log.warn({ code }, 'a connection broke before an acknowledgement');
  }
}

/** Whether a deed is no message, or one in a thread that takes answers. An earlier release took them in the lesson's thread. */
async function mayAnswer({ posts }: Pick<Store, 'posts'>, { teamId, thread }: DeedDelivery): Promise<boolean> {
  if (thread === undefined) return true;
  const parent = await posts.byTs({ teamId, channelId: thread.channelId }, thread.ts);
  return parent?.content.type === 'request' || parent?.content.type === 'lesson';
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
