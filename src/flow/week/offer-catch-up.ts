import { lateKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { Place } from '../../team/place.ts';
import { type Announcer, announce } from '../announce.ts';
import { postedProcesses } from '../lessons/posted-processes.ts';

/** From so many lessons on, a person who joins the channel joins late. */
const LATE_FROM = 2;

/**
 * Offers a person who joins a channel's course late to catch up, in one direct message. They get it once a course, and nobody else is told. A person
 * whom the course knows gets none.
 */
export async function offerCatchUp(
  needs: Announcer & {
    store: StoreOf<'cohorts' | 'lessons' | 'members' | 'posts' | 'workshops'>;
    chat: Pick<Chat, 'personOf'>;
    clock: Clock;
  },
  { place, userId }: { place: Place; userId: string },
): Promise<void> {
  const { store, chat, clock } = needs;
  const cohort = await store.cohorts.inChannel(place);
  if (cohort === undefined || cohort.paused || isDirectChannel(place.channelId)) return;
  const { teamId, id, channelId: channel } = cohort;
  const lessons = await postedProcesses(store, cohort);
  const [newest] = lessons;
  if (newest === undefined || lessons.length < LATE_FROM) return;
  if ((await store.workshops.ofCohort(teamId, id)) !== undefined) return;
  const person = await chat.personOf(teamId, userId);
  if (person.kind === 'bot' || person.kind === 'gone') return;
  const offered = await store.transaction(async (tx) => {
    const isGone = (await tx.members.leftSince(teamId, id, userId)) !== undefined;
    if (isGone || (await tx.members.known(teamId, id)).includes(userId)) return false;
    const { id: lessonId, process } = newest;
    const content = { type: 'catch-up', to: userId, channel, why: 'late', lessonId, process } as const;
    const key = lateKey(id, userId);
    if (!(await tx.posts.add({ teamId, channelId: userId, locale: person.locale, key, content }))) return false;
    await tx.members.setTold(teamId, userId, clock.now());
    return true;
  });
  if (offered) await announce(needs, { teamId, channelId: userId });
}
