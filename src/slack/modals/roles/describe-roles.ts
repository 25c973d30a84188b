import { findCohort } from '../../../flow/members/find-cohort.ts';
import type { EdgeWith } from '../../app/edge.ts';
import { mention } from '../../messages/kit.ts';
import { nameRoles } from '../../messages/name-people.ts';
import type { Submission } from '../submission.ts';

/** One sentence on the roles that a person has now, to themselves or to the facilitator who set them. */
export async function describeRoles(
  { flow: { store } }: EdgeWith<'store'>,
  { actor, carried }: Submission,
  userId: string,
): Promise<string> {
  const { words, teamId } = actor;
  const cohort = await findCohort(store, { teamId, channelId: carried('channelId') }, actor.userId);
  const held = (await store.roles.list(teamId, cohort.id)).filter((one) => one.userId === userId);
  const roles = nameRoles(
    words,
    held.map(({ role }) => role),
  );
  const key = `roles.${userId === actor.userId ? 'saved' : 'set-saved'}${held.length === 0 ? '-none' : ''}`;
  return words.t(key, { roles, person: mention(userId) });
}
