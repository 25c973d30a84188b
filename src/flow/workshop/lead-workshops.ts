import { dueAt, leadOn, type Workshop } from '../../team/workshop.ts';
import { announce } from '../announce.ts';
import { doEach } from '../do-each.ts';
import { findParticipants } from './find-participants.ts';
import type { WorkshopsPort } from './port.ts';
import { sayDue } from './say-due.ts';
import { renewBoard } from './show-board.ts';

/**
 * Moves every workshop on to now, says what is due, and brings the boards up to date. The sweep calls it. However many processes try, a
 * block begins once: the transaction that moves the workshop also adds its messages.
 * @returns how many workshops have moved
 */
export async function leadWorkshops(needs: WorkshopsPort): Promise<number> {
  let moved = 0;
  const all = await needs.store.workshops.on();
  const idsOf = ({ teamId, cohortId, id }: Workshop) => ({ teamId, cohortId, workshopId: id });
  await doEach(needs, 'a workshop was not looked at', all, idsOf, async (workshop) => {
    if (await leadWorkshop(needs, workshop)) moved += 1;
  });
  return moved;
}

async function leadWorkshop(needs: WorkshopsPort, found: Workshop): Promise<boolean> {
  const { store, clock } = needs;
  const cohort = await store.cohorts.byId(found.teamId, found.cohortId);
  if (cohort === undefined) return false;
  const next = dueAt(found);
  const isDue = next !== undefined && next <= clock.now();
  const people = isDue ? await findParticipants(needs, cohort) : [];
  const moved = await store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const current = await tx.workshops.ofCohort(cohort.teamId, cohort.id);
    if (current === undefined) return false;
    const { workshop, due } = isDue ? leadOn(current, clock.now()) : { workshop: current, due: [] };
    if (due.length > 0) {
      await tx.workshops.save(workshop);
      await sayDue(needs, tx, cohort, { workshop, due, people });
    }
    await renewBoard(needs, tx, cohort, workshop);
    return due.length > 0;
  });
  await announce(needs, cohort);
  return moved;
}
