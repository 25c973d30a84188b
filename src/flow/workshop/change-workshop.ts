import { AppError } from '../../errors.ts';
import type { Place } from '../../team/place.ts';
import { change, ends, isOn, type Workshop, type WorkshopDeed } from '../../team/workshop.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { recallForPage } from './add-page.ts';
import { enqueueDue } from './enqueue-due.ts';
import { findParticipants } from './find-participants.ts';
import type { WorkshopsPort } from './port.ts';
import { sayDue } from './say-due.ts';
import { renewBoard } from './show-board.ts';

/**
 * Pauses, resumes, extends, skips, goes back or ends, as the facilitator chose on the board.
 * @param input.step the step that the board showed. At another step, the choice was about another block, and changes nothing.
 * @returns the workshop afterwards
 * @throws AppError as findAsFacilitator does; workshop_over; workshop_moved
 */
export async function changeWorkshop(
  needs: WorkshopsPort,
  input: { place: Place; userId: string; workshopId: string; step: number; deed: WorkshopDeed },
): Promise<Workshop> {
  const cohort = await findAsFacilitator(needs, input.place, input.userId);
  const people = await findParticipants(needs, cohort);
  const seen = await needs.store.workshops.byId(cohort.teamId, input.workshopId);
  const isEnd = seen !== undefined && isOn(seen) && ends(change(seen, input.deed, needs.clock.now()).due);
  const chat = isEnd ? await recallForPage(needs, cohort, seen) : undefined;
  const changed = await needs.store.transaction(async (tx) => {
    await tx.cohorts.lock(cohort.teamId, cohort.id);
    const current = await tx.workshops.byId(cohort.teamId, input.workshopId);
    if (current === undefined || !isOn(current) || current.cohortId !== cohort.id) throw new AppError('workshop_over');
    if (current.step !== input.step) throw new AppError('workshop_moved');
    const { workshop, due } = change(current, input.deed, needs.clock.now());
    if (workshop === current) return current;
    await tx.workshops.save(workshop);
    const entry = { cohortId: cohort.id, at: needs.clock.now(), byId: input.userId };
    await tx.audit.add(cohort.teamId, { ...entry, change: { what: 'workshop', did: input.deed } });
    await sayDue(needs, tx, cohort, { workshop, due, people, chat });
    await renewBoard(needs, tx, cohort, workshop);
    return workshop;
  });
  await announce(needs, cohort);
  await enqueueDue(needs, changed);
  return changed;
}
