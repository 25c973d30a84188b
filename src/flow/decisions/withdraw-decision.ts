import { AppError } from '../../errors.ts';
import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { checkMember } from '../members/check-member.ts';
import { renewPageIn } from '../project-page/renew-page.ts';
import type { DecisionsPort } from './port.ts';

/**
 * Withdraws a decision. It stays in the store, because earlier runs followed it. Doing it twice changes nothing.
 * @returns the cohort whose decision it was
 * @throws AppError stale_button, not_in_cohort
 */
export async function withdrawDecision(
  needs: DecisionsPort,
  { teamId, decisionId, userId }: { teamId: string; decisionId: string; userId: string },
): Promise<Cohort> {
  const { store, clock } = needs;
  const decision = await store.decisions.byId(teamId, decisionId);
  const cohort = decision && (await store.cohorts.byId(teamId, decision.cohortId));
  if (cohort === undefined) throw new AppError('stale_button');
  await checkMember(store, cohort, userId);
  const hasPage = await store.transaction(async (tx) => {
    await tx.decisions.withdraw(teamId, decisionId, { byId: userId, at: clock.now() });
    return renewPageIn(tx, cohort);
  });
  if (hasPage) await announce(needs, cohort);
  return cohort;
}
