import { AppError } from '../../errors.ts';
import { buddyKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';
import { isOwnMember } from '../../team/person.ts';
import type { Place } from '../../team/place.ts';
import { type Announcer, announce } from '../announce.ts';
import { findOwnCohort } from './find-own-cohort.ts';

/** What it takes to have a buddy, and to be one. */
export interface BuddyPort extends Announcer {
  store: StoreOf<'buddies' | 'cohorts' | 'members' | 'posts' | 'replies' | 'requests'>;
  chat: Pick<Chat, 'personOf'>;
  clock: Clock;
}

/**
 * Asks a person to be the buddy of someone who takes the course alone, in one direct message. Until they accept, nothing else goes to them.
 * @param deed.id the form's, so that one that is delivered twice asks once
 * @throws AppError alone_only, cohort_missing, not_in_cohort; buddy_self; buddy_kind for an app, a guest, someone who is gone and someone of another
 *   workspace; buddy_already, buddy_taken and buddy_declined (values: assignee)
 */
export async function askBuddy(
  needs: BuddyPort,
  { place, userId, to, id }: { place: Place; userId: string; to: string; id: string },
): Promise<void> {
  const { store, chat, clock } = needs;
  const cohort = await findOwnCohort(store, place, userId);
  const { teamId, id: cohortId } = cohort;
  if (to === userId) throw new AppError('buddy_self');
  const person = await chat.personOf(teamId, to);
  if (!isOwnMember(person)) throw new AppError('buddy_kind');
  const { locale } = person;
  await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohortId);
    if ((await tx.buddies.byId(teamId, id)) !== undefined) return;
    const current = await tx.buddies.current(teamId, cohortId);
    if (current !== undefined)
      throw new AppError(current.buddyId === to ? 'buddy_already' : 'buddy_taken', { assignee: current.buddyId });
    if (await tx.buddies.hasDeclined(teamId, cohortId, to)) throw new AppError('buddy_declined', { assignee: to });
    const now = clock.now();
    await tx.buddies.add(teamId, { id, cohortId, userId, buddyId: to, state: 'asked', askedAt: now });
    const content = { type: 'buddy-asked', to, tieId: id, asker: userId, state: 'asked' } as const;
    await tx.posts.add({ teamId, channelId: to, locale, key: buddyKey(cohortId, id), content });
    // It counts among the direct messages of their week.
    await tx.members.setTold(teamId, to, now);
  });
  await announce(needs, { teamId, channelId: to });
}
