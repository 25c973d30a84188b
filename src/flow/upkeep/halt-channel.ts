import type { ChannelReason } from '../../messages/halt.ts';
import { haltKey } from '../../messages/post-keys.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import { nextTry } from './next-try.ts';
import type { HaltPort } from './port.ts';

/**
 * Halts a cohort's channel because Slack takes no messages there. Its posts, reminders and lessons wait, and its facilitator
 * is told once.
 * @returns false when the channel has no cohort, for example a person's direct messages; such a place isn't halted
 */
export async function haltChannel(needs: HaltPort, place: Place, reason: ChannelReason): Promise<boolean> {
  const { store, clock, log } = needs;
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
    await announce(needs, told);
  }
  return true;
}
