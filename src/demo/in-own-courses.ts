import type { Cohort } from '../team/cohort.ts';
import type { Parts } from './place-of.ts';

/**
 * Does something as a user in each course in which they hold a role.
 * @param play says whether there was something to do
 * @returns in how many courses there was
 */
export async function inOwnCourses(
  parts: Parts,
  user: string,
  isHere: (cohort: Cohort) => boolean,
  play: (parts: Parts, user: string, cohort: Cohort) => Promise<boolean>,
): Promise<number> {
  const { store } = parts.flow;
  let done = 0;
  for (const cohort of await store.cohorts.seenBy(parts.teamId, user)) {
    const holdings = await store.roles.list(parts.teamId, cohort.id);
    if (isHere(cohort) && holdings.some(({ userId }) => userId === user) && (await play(parts, user, cohort))) {
      done += 1;
    }
  }
  return done;
}
