import type { ChannelReason, Halt } from '../../messages/halt.ts';
import { haltKey } from '../../messages/post-keys.ts';
import { DAY, HOUR, MINUTE } from '../../team/local-time.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../deps.ts';

type Deps = Pick<FlowDeps, 'store' | 'jobs' | 'log' | 'clock'>;

/**
 * Slack takes no messages in a cohort's channel: its posts, reminders and lessons wait, and its facilitator is told once.
 * @returns false when no cohort is in the channel (a person's own messages): nothing waits for such a place
 */
export async function haltChannel(deps: Deps, place: Place, reason: ChannelReason): Promise<boolean> {
  const { store, clock, log } = deps;
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined) return false;
  const { teamId, channelId, facilitatorId } = cohort;
  const since = clock.now();
  const told = { teamId, channelId: facilitatorId };
  const isNew = await store.transaction(async (tx) => {
    const halt = { teamId, channelId, reason, since, tryAt: nextTry({ tries: 0 }, since), tries: 0 };
    if (!(await tx.halts.begin(halt))) return false;
    await tx.posts.add({
      ...told,
      locale: cohort.locale,
      key: haltKey(cohort.id, since),
      content: { type: 'halted', to: facilitatorId, channelId, reason },
    });
    return true;
  });
  if (isNew) {
    log.warn({ teamId, channel: channelId, code: reason }, 'Slack takes no messages in a channel; its cohort waits');
    await announce(deps, told);
  }
  return true;
}

/** Slack takes nothing from the app in a workspace. Nobody can be told there: operators see it in the log and metrics. */
export async function haltWorkspace({ store, clock, log }: Deps, teamId: string, reason: string): Promise<void> {
  const since = clock.now();
  const halt = { teamId, channelId: '', reason, since, tryAt: nextTry({ tries: 0 }, since), tries: 0 };
  if (!(await store.halts.begin(halt))) return;
  log.error({ teamId, code: reason }, 'Slack refuses the app in a workspace: reinstall it there, or renew its token');
}

/**
 * Whether a delivery to a place may be attempted now: always, unless it has halted. Then one attempt a time, ever rarer.
 * @returns `halted`: an attempt, which shows whether it is mended
 */
export async function mayDeliver({ store, clock }: Deps, place: Place): Promise<{ may: boolean; halted: boolean }> {
  const now = clock.now();
  const halts = await store.halts.of(place);
  for (const halt of halts) {
    if (!(await store.halts.claim(halt, now, nextTry(halt, now)))) return { may: false, halted: true };
  }
  return { may: true, halted: halts.length > 0 };
}

/** A channel takes messages again: what waited goes on. */
export async function endHalt({ store, log }: Deps, { teamId, channelId }: Place): Promise<void> {
  if (await store.halts.end({ teamId, channelId }))
    log.info({ teamId, channel: channelId }, 'Slack takes messages again');
}

/** Somebody has done something that may have mended it: tries at once. */
export async function tryAgain(deps: Deps, place: Place): Promise<void> {
  if (await deps.store.halts.tryNow(place, deps.clock.now())) await announce(deps, place);
}

/** After one minute, then twice as long each time, up to an hour; once a day when it has lasted for days. */
function nextTry({ tries, since }: Pick<Halt, 'tries'> & Partial<Pick<Halt, 'since'>>, now: Date): Date {
  if (since !== undefined && now.getTime() - since.getTime() > 7 * DAY) return new Date(now.getTime() + DAY);
  return new Date(now.getTime() + Math.min(MINUTE * 2 ** Math.min(tries, 10), HOUR));
}
