import { joinCohort } from '../../flow/members/join-cohort.ts';
import { leaveCohort } from '../../flow/members/leave-cohort.ts';
import { tryAgain } from '../../flow/upkeep/try-again.ts';
import { offerCatchUp } from '../../flow/week/offer-catch-up.ts';
import type { Edge } from '../app/edge.ts';
import type { ChannelNotice } from './read-message-event.ts';

/**
 * Follows what Slack tells of a channel, by an event or by its own message there; often both come at once, and each may be missing. A
 * person who leaves gives up their roles, and one who joins can be asked. When the app itself is back in a channel, the waiting posts are
 * tried at once. Nobody waits for an answer, so a failure is only logged; the daily comparison (`compare-members.ts`) mends it.
 */
export async function followChannel(
  { flow }: Pick<Edge, 'flow'>,
  { teamId, botUserId, notice }: { teamId: string; botUserId: string | undefined; notice: ChannelNotice },
): Promise<void> {
  const place = { teamId, channelId: notice.channelId };
  const isOwn = notice.kind === 'unarchived' || notice.userId === botUserId;
  try {
    if (!isOwn && notice.kind === 'left') await leaveCohort(flow, { place, ...notice });
    else if (!isOwn) {
      await joinCohort(flow, { place, ...notice });
      await offerCatchUp(flow, { place, userId: notice.userId });
    } else if (notice.kind !== 'left') await tryAgain(flow, place);
  } catch (err) {
    flow.log.error({ err, doing: notice.kind, teamId, channel: notice.channelId }, 'a listener failed');
  }
}
