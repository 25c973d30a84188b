import type { Locale } from '../course/locale.ts';
import { planDirectMessage } from '../exercise/plan-direct-message.ts';
import { newsKey } from '../messages/post-keys.ts';
import type { Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { NewsKind } from '../ports/news-store.ts';
import type { Random } from '../ports/random.ts';
import type { StoreOf } from '../ports/store.ts';
import type { Cohort } from '../team/cohort.ts';
import { endForGone } from './alone/end-buddy.ts';
import { takeFinished } from './alone/take-finished.ts';
import { type Announcer, announce } from './announce.ts';
import { doEach } from './do-each.ts';
import { findWorkingHours } from './requests/find-working-hours.ts';
import { takeWaiting } from './take-waiting.ts';

/** What it takes to tell people what waits for their next direct message. */
export interface TellWaitingPort extends Announcer {
  store: StoreOf<'buddies' | 'cohorts' | 'members' | 'news' | 'posts' | 'replies' | 'requests' | 'reviews'>;
  chat: Pick<Chat, 'personOf'>;
  clock: Clock;
  log: Pick<Log, 'error' | 'warn'>;
  random: Random;
}

/** Thrown when a person was told something since the plan was made: what it took goes back, and the next look makes another plan. */
class Overtaken extends Error {}

/**
 * Tells people what waits for them, once the rule for direct messages (`planDirectMessage`) lets it. Safe to call often, and from several
 * processes.
 * @returns how many people were told
 */
export async function tellWaiting(needs: TellWaitingPort): Promise<number> {
  const { store, clock } = needs;
  let told = 0;
  const due = await store.news.due(clock.now());
  await doEach(
    needs,
    'could not tell what waits',
    due,
    (ids) => ids,
    async (person) => {
      if (await tell(needs, person)) told += 1;
    },
  );
  return told;
}

async function tell(needs: TellWaitingPort, { teamId, userId }: { teamId: string; userId: string }): Promise<boolean> {
  const { store, chat, clock } = needs;
  const now = clock.now();
  const cohorts = await cohortsOf(store, teamId, userId);
  const [first] = cohorts;
  if (first === undefined) return false;
  const person = await chat.personOf(teamId, userId);
  if (person.kind === 'gone') await endForGone(needs, { teamId, userId });
  const theirs = cohorts.filter(({ kind }) => kind !== 'buddy-finished');
  const lately = (await store.members.byId(teamId, userId))?.toldAt ?? [];
  // The pace may have changed to that of a workshop since. A buddy is in no workshop.
  if (!theirs.some(({ cohort }) => cohort.pace === 'workshop')) {
    const hours = await findWorkingHours(needs, first.cohort, userId);
    const at = planDirectMessage({ since: first.since, told: lately, now, hours });
    if (at > now) {
      await store.news.putOff(teamId, userId, at);
      return false;
    }
  }
  const locale = theirs[0]?.cohort.locale ?? person.locale;
  const isTold = await tellNow(needs, { teamId, userId, locale, now, lately });
  if (isTold) await announce(needs, { teamId, channelId: userId });
  return isTold;
}

/** Puts the message with what waits for a person, unless they were told something since `lately` was read. */
async function tellNow(
  { store, random }: Pick<TellWaitingPort, 'random' | 'store'>,
  {
    teamId,
    userId,
    locale,
    now,
    lately,
  }: { teamId: string; userId: string; locale: Locale; now: Date; lately: readonly Date[] },
): Promise<boolean> {
  try {
    return await store.transaction(async (tx) => {
      // These first: what has no room is in App Home, but the buddy's isn't.
      const items = [
        ...(await takeFinished(tx, teamId, { to: userId, now })),
        ...(await takeWaiting(tx, teamId, userId)),
      ];
      if (items.length === 0) return false;
      // Another process may have left some for the message after its own.
      const told = (await tx.members.byId(teamId, userId))?.toldAt ?? [];
      if (told.map(Number).join() !== lately.map(Number).join()) throw new Overtaken();
      const content = { type: 'news', to: userId, items } as const;
      await tx.posts.add({ teamId, channelId: userId, locale, key: newsKey(random.uuid()), content });
      await tx.members.setTold(teamId, userId, now);
      return true;
    });
  } catch (error) {
    if (error instanceof Overtaken) return false;
    throw error;
  }
}

/** The cohorts from which something waits for a person, the oldest news first. */
async function cohortsOf(store: TellWaitingPort['store'], teamId: string, userId: string) {
  const found: { cohort: Cohort; kind: NewsKind; since: Date }[] = [];
  for (const { kind, requestId, since } of await store.news.of(teamId, userId)) {
    const request = await store.requests.byId(teamId, requestId);
    const cohort = request && (await store.cohorts.byId(teamId, request.cohortId));
    if (cohort !== undefined) found.push({ cohort, kind, since });
  }
  return found;
}
