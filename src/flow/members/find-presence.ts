import type { RoleId } from '../../course/role.ts';
import type { Absentee } from '../../exercise/request.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { localDateOf, wallClock } from '../../team/local-time.ts';
import type { Person } from '../../team/person.ts';
import type { RoleHolding } from '../../team/role-holding.ts';

/** What the chat platform says about the people in a cohort: who cannot be asked now, and who does not want to be disturbed. */
export interface Presence {
  not: ReadonlySet<string>;
  /** Those among them whose status says that they are away, and what it says of their return. */
  away: ReadonlyMap<string, Absentee>;
  /** Time zones of all. */
  zones: ReadonlyMap<string, string>;
  quiet: ReadonlySet<string>;
}

/**
 * Finds the presence of the facilitator and of everybody who holds one of these roles. People who are gone or away cannot be
 * asked, nor guests and bots who did not choose a role themselves. Call it before a transaction: it asks the chat platform.
 * @param roles all roles when absent
 */
export async function findPresence(
  { store, chat, clock }: { store: Pick<Store, 'roles'>; chat: Pick<Chat, 'personOf' | 'quietUntil'>; clock: Clock },
  cohort: Cohort,
  roles?: readonly RoleId[],
): Promise<Presence> {
  const { teamId } = cohort;
  const all = await store.roles.list(teamId, cohort.id);
  const holdings = roles === undefined ? all : all.filter(({ role }) => roles.includes(role));
  const users = [...new Set([...holdings.map(({ userId }) => userId), cohort.facilitatorId])];
  const now = clock.now();
  const [people, quiet] = await Promise.all([
    Promise.all(users.map(async (user) => ({ user, person: await chat.personOf(teamId, user) }))),
    chat.quietUntil(teamId, users),
  ]);
  const not = people.filter(({ user, person }) => {
    if (person.kind === 'gone' || isAway(person, now)) return true;
    const own = holdings.filter(({ userId }) => userId === user);
    return person.kind !== 'member' && own.length > 0 && !own.some(isOwnChoice);
  });
  return {
    not: new Set(not.map(({ user }) => user)),
    away: new Map(
      people
        .filter(({ person }) => person.kind !== 'gone' && isAway(person, now))
        .map(({ user, person }) => [user, absentee(user, person.away?.until, person.zone)]),
    ),
    zones: new Map(people.map(({ user, person }) => [user, person.zone])),
    quiet: new Set([...quiet].filter(([, until]) => until > now).map(([user]) => user)),
  };
}

/** Describes an absence: until a day where it ends at midnight of that zone, and else until a time. */
export function absentee(userId: string, until: Date | undefined, zone: string): Absentee {
  if (until === undefined) return { userId };
  const { day, time } = wallClock(until.getTime(), zone);
  return { userId, back: time === 0 ? localDateOf(day) : until.toISOString() };
}

/** Whether a person's status says that they are away now. */
export function isAway({ away }: Person, now: Date): boolean {
  return away !== undefined && (away.until === undefined || away.until > now);
}

function isOwnChoice({ userId, chosenBy }: RoleHolding): boolean {
  return chosenBy === undefined || chosenBy === userId;
}
