import type { Cohort } from '../../team/cohort.ts';
import { announce } from '../announce.ts';
import { appointFacilitator } from './appoint-facilitator.ts';
import { checkMember } from './check-member.ts';
import { isWithoutFacilitator } from './may-facilitate.ts';
import type { FacilitatePort } from './port.ts';
import { reviseWelcome } from './revise-welcome.ts';

/**
 * Makes a person the facilitator of a cohort whose facilitator has left without a successor, and tells them. A cohort that
 * has a facilitator stays as it is.
 * @returns the cohort with its current facilitator
 * @throws AppError not_in_cohort when this person has left, too
 */
export async function takeOver(needs: FacilitatePort, cohort: Cohort, userId: string): Promise<Cohort> {
  const { teamId, id, facilitatorId: from } = cohort;
  if (!(await isWithoutFacilitator(needs, cohort))) return cohort;
  await checkMember(needs.store, cohort, userId);
  const after = await needs.store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, id);
    const fresh = (await tx.cohorts.byId(teamId, id)) ?? cohort;
    if (fresh.facilitatorId !== from) return fresh;
    const appointed = await appointFacilitator(needs, tx, fresh, { userId, because: 'first' });
    await reviseWelcome(tx, appointed);
    return appointed;
  });
  await announce(needs, cohort);
  await announce(needs, { teamId, channelId: userId });
  return after;
}
