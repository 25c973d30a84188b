import { dueAt, ends, leadOn, type Workshop } from '../../team/workshop.ts';
import { announce } from '../announce.ts';
import { doEach } from '../do-each.ts';
import { recallForPage } from './add-page.ts';
import { enqueueDue } from './enqueue-due.ts';
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

/**
 * Handles the queue's job of one moment. Does nothing when the workshop no longer waits for that moment: it was moved, paused or ended, or
 * the sweep was faster.
 * @param job.at the moment, as an ISO date
 * @returns `retryInMs` when the job fires before the moment by the app's clock
 */
export async function handleWorkshopJob(
  needs: WorkshopsPort,
  { teamId, cohortId, at }: { teamId: string; cohortId: string; at: string },
): Promise<{ retryInMs: number } | undefined> {
  // Only workshops of courses that neither rest nor are halted.
  const workshop = (await needs.store.workshops.on()).find((one) => one.teamId === teamId && one.cohortId === cohortId);
  const due = workshop && dueAt(workshop);
  if (workshop === undefined || due?.getTime() !== Date.parse(at)) return undefined;
  const earlyMs = due.getTime() - needs.clock.now().getTime();
  if (earlyMs > 0) return { retryInMs: earlyMs };
  await leadWorkshop(needs, workshop);
  return undefined;
}

async function leadWorkshop(needs: WorkshopsPort, found: Workshop): Promise<boolean> {
  const { store, clock } = needs;
  const cohort = await store.cohorts.byId(found.teamId, found.cohortId);
  if (cohort === undefined) return false;
  const next = dueAt(found);
  const isDue = next !== undefined && next <= clock.now();
  const people = isDue ? await findParticipants(needs, cohort) : [];
  const chat = isDue && ends(leadOn(found, clock.now()).due) ? await recallForPage(needs, cohort, found) : undefined;
  const led = await store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const current = await tx.workshops.ofCohort(cohort.teamId, cohort.id);
    if (current === undefined) return undefined;
    // One that has moved since isn't due any more.
    const { workshop, due } =
      isDue && current.step === found.step ? leadOn(current, clock.now()) : { workshop: current, due: [] };
    if (due.length > 0) {
      await tx.workshops.save(workshop);
      await sayDue(needs, tx, cohort, { workshop, due, people, chat });
    }
    await renewBoard(needs, tx, cohort, workshop);
    return { workshop, moved: due.length > 0 };
  });
  await announce(needs, cohort);
  if (led !== undefined) await enqueueDue(needs, led.workshop);
  return led?.moved === true;
}
