import { planDirectMessage } from '../exercise/plan-direct-message.ts';
import { newsKey } from '../messages/post-keys.ts';
import type { Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import type { StoreOf } from '../ports/store.ts';
import type { Cohort } from '../team/cohort.ts';
import { type Announcer, announce } from './announce.ts';
import { doEach } from './do-each.ts';
import { findWorkingHours } from './requests/find-working-hours.ts';
import { takeWaiting } from './take-waiting.ts';

/** What it takes to tell people what waits for their next direct message. */
export interface TellWaitingPort extends Announcer {
  store: StoreOf<'cohorts' | 'members' | 'news' | 'posts' | 'requests' | 'reviews'>;
  chat: Pick<Chat, 'personOf'>;
  clock: Clock;
  log: Pick<Log, 'error' | 'warn'>;
  random: Random;
}

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
  const { store, clock, random } = needs;
  const now = clock.now();
  const cohorts = await cohortsOf(store, teamId, userId);
  const [first] = cohorts;
  if (first === undefined) return false;
  // The pace may have changed to that of a workshop since.
  if (!cohorts.some(({ cohort }) => cohort.pace === 'workshop')) {
    const hours = await findWorkingHours(needs, first.cohort, userId);
    const lately = (await store.members.byId(teamId, userId))?.toldAt ?? [];
    const at = planDirectMessage({ since: first.since, told: lately, now, hours });
    if (at > now) {
      await store.news.putOff(teamId, userId, at);
      return false;
    }
  }
  const { locale } = first.cohort;
  const isTold = await store.transaction(async (tx) => {
    const items = await takeWaiting(tx, teamId, userId);
    if (items.length === 0) return false;
    const content = { type: 'news', to: userId, items } as const;
    await tx.posts.add({ teamId, channelId: userId, locale, key: newsKey(random.uuid()), content });
    await tx.members.setTold(teamId, userId, now);
    return true;
  });
  if (isTold) await announce(needs, { teamId, channelId: userId });
  return isTold;
}

/** The cohorts from which something waits for a person, the oldest news first. */
async function cohortsOf(store: TellWaitingPort['store'], teamId: string, userId: string) {
  const found: { cohort: Cohort; since: Date }[] = [];
  for (const { requestId, since } of await store.news.of(teamId, userId)) {
    const request = await store.requests.byId(teamId, requestId);
    const cohort = request && (await store.cohorts.byId(teamId, request.cohortId));
    if (cohort !== undefined) found.push({ cohort, since });
  }
  return found;
}
