import { AppError } from '../../errors.ts';
import { buddyKey } from '../../messages/post-keys.ts';
import { announce } from '../announce.ts';
import type { BuddyPort } from './ask-buddy.ts';

/**
 * Accepts or declines to be a buddy. The person who asked hears it once, in their conversation.
 * @throws AppError buddy_over where nobody waits for their answer any more
 */
export async function answerBuddy(
  needs: BuddyPort,
  { teamId, id, userId, answer }: { teamId: string; id: string; userId: string; answer: 'accepted' | 'declined' },
): Promise<void> {
  const { store } = needs;
  const found = await store.buddies.byId(teamId, id);
  if (found === undefined || found.buddyId !== userId) throw new AppError('buddy_over');
  const { cohortId, userId: asker } = found;
  const cohort = await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohortId);
    const buddy = await tx.buddies.byId(teamId, id);
    const theirs = await tx.cohorts.byId(teamId, cohortId);
    if (buddy?.state === answer) return undefined;
    if (buddy?.state !== 'asked' || theirs === undefined) throw new AppError('buddy_over');
    await tx.buddies.setState(teamId, id, answer);
    const content = { type: 'buddy-asked', to: userId, tieId: id, asker, state: answer } as const;
    await tx.posts.revise(teamId, buddyKey(cohortId, id), content);
    await tx.posts.add({
      teamId,
      channelId: theirs.channelId,
      locale: theirs.locale,
      key: buddyKey(cohortId, id, answer),
      content: { type: 'buddy-line', what: answer, by: userId },
    });
    return theirs;
  });
  if (cohort === undefined) return;
  await announce(needs, cohort);
  await announce(needs, { teamId, channelId: userId });
}
