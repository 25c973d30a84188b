import { cohortKey } from '../../messages/post-keys.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';

/**
 * Makes a person the facilitator, and tells them why. Runs inside the caller's transaction, with the cohort locked.
 * @returns the cohort with its new facilitator
 */
export async function appointFacilitator(
  { clock }: { clock: Clock },
  tx: Pick<Store, 'audit' | 'cohorts' | 'posts'>,
  cohort: Cohort,
  { userId, because }: { userId: string; because: 'longest' | 'first' },
): Promise<Cohort> {
  const { teamId, id, channelId: channel, facilitatorId: from } = cohort;
  await tx.cohorts.setFacilitator(teamId, id, userId);
  const change = { what: 'facilitator', because } as const;
  await tx.audit.add(teamId, { cohortId: id, at: clock.now(), byId: userId, ofId: from, change });
  await tx.posts.add({
    teamId,
    channelId: userId,
    key: cohortKey(id, `facilitates:${userId}:${clock.now().getTime()}`),
    locale: cohort.locale,
    content: { type: 'facilitates', to: userId, from, channel, because },
  });
  return { ...cohort, facilitatorId: userId };
}
