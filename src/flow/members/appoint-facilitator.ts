import { cohortKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { FlowDeps } from '../port.ts';

/**
 * Makes somebody the facilitator and tells them why. Inside the caller's transaction, which has locked the cohort.
 * @returns the cohort with them
 */
export async function appointFacilitator(
  { clock }: Pick<FlowDeps, 'clock'>,
  tx: Store,
  cohort: Cohort,
  { userId, because }: { userId: string; because: 'longest' | 'first' },
): Promise<Cohort> {
  const { teamId, id, channelId: channel, facilitatorId: from } = cohort;
  await tx.cohorts.setFacilitator(teamId, id, userId);
  await tx.posts.add({
    teamId,
    channelId: userId,
    key: cohortKey(id, `facilitates:${userId}:${clock.now().getTime()}`),
    locale: cohort.locale,
    content: { type: 'facilitates', to: userId, from, channel, because },
  });
  return { ...cohort, facilitatorId: userId };
}
