import type { Absence } from '../../exercise/plan-reminder.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { isAway } from './find-presence.ts';

/**
 * Finds a person's absence: the one they set in the app, or else their status on the chat platform. The platform doesn't tell when a status was
 * set, so the time at which the app first saw it is kept. Where the platform doesn't answer, the person is as last seen.
 */
export async function findAbsence(
  { store, chat, clock }: { store: Pick<Store, 'members'>; chat: Pick<Chat, 'personOf'>; clock: Clock },
  teamId: string,
  userId: string,
): Promise<Absence | undefined> {
  const now = clock.now();
  const member = await store.members.byId(teamId, userId);
  if (member?.awayUntil !== undefined && member.awayUntil > now) {
    return { since: member.awaySince ?? now, until: member.awayUntil };
  }
  const seen = member?.statusSince;
  const person = await chat.personOf(teamId, userId);
  if (person.isGuess === true) return seen === undefined ? undefined : { since: seen };
  if (!isAway(person, now)) {
    if (seen !== undefined) await store.members.setStatusSince(teamId, userId, undefined);
    return undefined;
  }
  const since = seen ?? now;
  if (seen === undefined) await store.members.setStatusSince(teamId, userId, since);
  return { since, ...(person.away?.until === undefined ? {} : { until: person.away.until }) };
}
