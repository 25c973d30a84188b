import type { Store } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import type { HaltPort } from './port.ts';

/** Ends the halt of a channel, because it has taken a message. */
export async function endHalt(
  { store, log }: Pick<HaltPort, 'log'> & { store: Pick<Store, 'halts'> },
  { teamId, channelId }: Place,
): Promise<void> {
  if (await store.halts.end({ teamId, channelId }))
    log.info({ teamId, channel: channelId }, 'Slack takes messages again');
}
