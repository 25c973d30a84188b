import { AppError } from '../../errors.ts';
import { buddyKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Buddy } from '../../team/buddy.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type Announcer, announce } from '../announce.ts';

/** What it takes to end that somebody is a buddy. */
export interface EndBuddyPort extends Announcer {
  store: StoreOf<'buddies' | 'cohorts' | 'posts'>;
  chat: Pick<Chat, 'personOf'>;
}

/** Who ends it: one of the two; or nobody, because the buddy has left the workspace. */
type Ending = 'learner' | 'buddy' | 'gone';

/**
 * Ends that somebody is, or was asked to be, the buddy of someone who takes the course alone. The other one hears it once. What was finished and not
 * told yet isn't told any more.
 * @returns which of the two has ended it
 * @throws AppError buddy_over where it isn't theirs, or where the buddy has declined
 */
export async function endBuddy(
  needs: EndBuddyPort,
  { teamId, id, userId }: { teamId: string; id: string; userId: string },
): Promise<'learner' | 'buddy'> {
  const buddy = await needs.store.buddies.byId(teamId, id);
  const by = buddy?.userId === userId ? 'learner' : buddy?.buddyId === userId ? 'buddy' : undefined;
  if (buddy === undefined || by === undefined) throw new AppError('buddy_over');
  await end(needs, teamId, buddy, by);
  return by;
}

/** Ends everything for which a buddy was wanted who has left the workspace. */
export async function endForGone(
  needs: EndBuddyPort,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<void> {
  for (const buddy of await needs.store.buddies.ofBuddy(teamId, userId, 'accepted'))
    await end(needs, teamId, buddy, 'gone');
}

async function end(needs: EndBuddyPort, teamId: string, { id, cohortId, buddyId }: Buddy, by: Ending): Promise<void> {
  const { store, chat } = needs;
  // Slack answers before the transaction, which would hold its locks meanwhile.
  const { locale } = await chat.personOf(teamId, buddyId);
  const cohort = await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohortId);
    const buddy = await tx.buddies.byId(teamId, id);
    const theirs = await tx.cohorts.byId(teamId, cohortId);
    if (buddy?.state === 'ended') return undefined;
    if (buddy === undefined || buddy.state === 'declined' || theirs === undefined) throw new AppError('buddy_over');
    await tx.buddies.setState(teamId, id, 'ended');
    const asked = { type: 'buddy-asked', to: buddyId, tieId: id, asker: buddy.userId } as const;
    const state = buddy.state === 'asked' ? 'withdrawn' : 'ended';
    await tx.posts.revise(teamId, buddyKey(cohortId, id), { ...asked, state });
    // Someone who hasn't accepted yet sees it in the message that asked them.
    if (by !== 'learner' || buddy.state === 'accepted') await tellOther(tx, theirs, { buddy, by, locale });
    return theirs;
  });
  if (cohort === undefined) return;
  await announce(needs, cohort);
  await announce(needs, { teamId, channelId: buddyId });
}

/** Tells the one who hasn't ended it. */
async function tellOther(
  tx: Pick<EndBuddyPort['store'], 'posts'>,
  { teamId, id: cohortId, channelId, locale: ofCourse }: Cohort,
  { buddy, by, locale }: { buddy: Buddy; by: Ending; locale: Cohort['locale'] },
): Promise<void> {
  const { id, userId, buddyId } = buddy;
  const key = buddyKey(cohortId, id, 'ended');
  if (by === 'learner') {
    const content = { type: 'buddy-ended', to: buddyId, asker: userId } as const;
    await tx.posts.add({ teamId, channelId: buddyId, locale, key, content });
  } else {
    const content = { type: 'buddy-line', what: by === 'gone' ? 'gone' : 'ended', by: buddyId } as const;
    await tx.posts.add({ teamId, channelId, locale: ofCourse, key, content });
  }
}
