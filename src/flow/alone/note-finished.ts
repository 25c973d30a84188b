import type { Request } from '../../exercise/request.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';

/**
 * Notes that a request is finished, so that its asker's buddy is told of it once, in their next message. Without a buddy who has accepted, it does
 * nothing. Runs inside the caller's transaction.
 */
export async function noteFinished(
  tx: Pick<Store, 'buddies' | 'news'>,
  { teamId, id: cohortId, channelId }: Pick<Cohort, 'teamId' | 'id' | 'channelId'>,
  { id: requestId }: Pick<Request, 'id'>,
  now: Date,
): Promise<void> {
  if (!isDirectChannel(channelId)) return;
  const buddy = await tx.buddies.current(teamId, cohortId);
  if (buddy?.state !== 'accepted') return;
  if (await tx.buddies.addFinished(teamId, buddy.id, requestId))
    await tx.news.add(teamId, buddy.buddyId, { kind: 'buddy-finished', requestId, since: now });
}
