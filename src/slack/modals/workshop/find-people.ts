import type { Cohort } from '../../../team/cohort.ts';
import type { EdgeWith } from '../../app/edge.ts';
import type { Named } from './read-role-lines.ts';

/** In a larger channel, the app asks for the names of role holders alone. */
const MOST_ASKED = 200;

/** The people whom a facilitator can give roles in a channel, with their names. Guests and bots choose their roles themselves. */
export async function findPeople(edge: EdgeWith<'chat' | 'store'>, cohort: Cohort): Promise<Named[]> {
  const { store, chat } = edge.flow;
  const { teamId } = cohort;
  const holders = (await store.roles.list(teamId, cohort.id)).map(({ userId }) => userId);
  const members = await chat.membersOf(cohort);
  const isKnown = typeof members !== 'string' && members.size <= MOST_ASKED;
  const all = [...new Set([...(isKnown ? members : []), ...holders, cohort.facilitatorId])].sort();
  const departed = new Set(await store.members.departed(teamId, cohort.id));
  const named = await Promise.all(
    all
      .filter((userId) => !departed.has(userId))
      .map(async (userId) => ({ userId, ...(await chat.personOf(teamId, userId)) })),
  );
  return named.flatMap(({ userId, name, kind }) =>
    kind === 'member' && name !== undefined && name.trim() !== '' ? [{ userId, name: name.trim() }] : [],
  );
}
