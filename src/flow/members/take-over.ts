import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';
import { appointFacilitator } from './appoint-facilitator.ts';
import { checkMember } from './check-member.ts';
import { isWithoutFacilitator } from './may-facilitate.ts';
import { reviseWelcome } from './revise-welcome.ts';

/**
 * Who facilitated has left, and nobody who held a role could follow: then whoever does first what only a facilitator may is the
 * facilitator, and is told so. Twice is once.
 * @returns the cohort with whoever facilitates it now
 * @throws AppError not_in_cohort for somebody who has left, too
 */
export async function takeOver(deps: FlowDeps, cohort: Cohort, userId: string): Promise<Cohort> {
  const { teamId, id, facilitatorId: from } = cohort;
  if (!(await isWithoutFacilitator(deps, cohort))) return cohort;
  await checkMember(deps.store, cohort, userId);
  const after = await deps.store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, id);
    const fresh = (await tx.cohorts.byId(teamId, id)) ?? cohort;
    if (fresh.facilitatorId !== from) return fresh;
    const appointed = await appointFacilitator(deps, tx, fresh, { userId, because: 'first' });
    await reviseWelcome(tx, appointed);
    return appointed;
  });
  await announce(deps, cohort);
  await announce(deps, { teamId, channelId: userId });
  return after;
}
