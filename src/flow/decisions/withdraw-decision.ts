import { AppError } from '../../errors.ts';
import type { Cohort } from '../../team/cohort.ts';
import { checkMember } from '../members/check-member.ts';
import type { DecisionsPort } from './port.ts';

/**
 * Withdraws a decision. It stays in the store, because earlier runs followed it. Doing it twice changes nothing.
 * @returns the cohort whose decision it was
 * @throws AppError stale_button, not_in_cohort
 */
export async function withdrawDecision(
  {
    store,
    clock,
  }: Pick<DecisionsPort, 'clock'> & { store: Pick<DecisionsPort['store'], 'cohorts' | 'decisions' | 'members'> },
  { teamId, decisionId, userId }: { teamId: string; decisionId: string; userId: string },
): Promise<Cohort> {
  const decision = await store.decisions.byId(teamId, decisionId);
  const cohort = decision && (await store.cohorts.byId(teamId, decision.cohortId));
  if (cohort === undefined) throw new AppError('stale_button');
  await checkMember(store, cohort, userId);
  await store.decisions.withdraw(teamId, decisionId, { byId: userId, at: clock.now() });
  return cohort;
}
