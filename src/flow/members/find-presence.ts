import type { RoleId } from '../../course/types.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Person } from '../../team/person.ts';
import type { RoleHolding } from '../../team/role-holding.ts';
import type { FlowDeps } from '../deps.ts';

/** Who of a cohort cannot be asked now, and who would rather not be, as the chat platform knows them. */
export interface Presence {
  not: ReadonlySet<string>;
  quiet: ReadonlySet<string>;
}

/**
 * Looks up whom of these roles' holders, and of the facilitator, nobody should ask now: who is gone, whose status says that
 * they are away, and guests and bots that somebody else gave the role. Done before a transaction, because it asks the platform.
 * @param roles all when absent
 */
export async function findPresence(
  { store, chat, clock }: FlowDeps,
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
    quiet: new Set([...quiet].filter(([, until]) => until > now).map(([user]) => user)),
  };
}

/** Does their own status say that they are away now? */
export function isAway({ away }: Person, now: Date): boolean {
  return away !== undefined && (away.until === undefined || away.until > now);
}

function isOwnChoice({ userId, chosenBy }: RoleHolding): boolean {
  return chosenBy === undefined || chosenBy === userId;
}
