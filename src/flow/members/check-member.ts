import { AppError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';

/**
 * Whether a person may see a cohort: its requests, replies, findings and progress. A person who has left the channel may not,
 * until they are in it again. A person who was never seen in the channel may, where Slack shows it to them: the app
 * doesn't ask Slack at each press. Everything that shows or offers something of a cohort to a person asks this rule; the
 * lists over all of a person's cohorts (`seenBy`, `waitingFor`, `askedBy`) ask it in the store.
 */
export async function maySee(
  store: Pick<Store, 'members'>,
  { teamId, id }: { teamId: string; id: string },
  userId: string,
): Promise<boolean> {
  return (await store.members.leftSince(teamId, id, userId)) === undefined;
}

/**
 * Refuses a person who may not see a cohort. They can still press buttons in a public channel or in old direct messages, or
 * submit a form that was open.
 * @throws AppError not_in_cohort
 */
export async function checkMember(
  store: Pick<Store, 'members'>,
  cohort: { teamId: string; id: string },
  userId: string,
): Promise<void> {
  if (!(await maySee(store, cohort, userId))) throw new AppError('not_in_cohort');
}
