import type { Place } from '../../team/place.ts';
import type { Deps } from './halt-channel.ts';

/** A channel takes messages again: what waited goes on. */
export async function endHalt({ store, log }: Deps, { teamId, channelId }: Place): Promise<void> {
  if (await store.halts.end({ teamId, channelId }))
    log.info({ teamId, channel: channelId }, 'Slack takes messages again');
}
