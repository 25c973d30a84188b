import { AppError } from '../../errors.ts';
import { isOn } from '../../team/workshop.ts';
import { announce } from '../announce.ts';
import { checkMember } from '../members/check-member.ts';
import type { WorkshopsPort } from './port.ts';
import { renewBoard } from './show-board.ts';

/** Most characters of a note in the parking lot: it says what to come back to, not all about it. */
export const NOTE_LIMIT = 300;

/**
 * Keeps something for later, for anyone in the channel. The board counts it, and the end lists it.
 * @param input.id the form's, so that one that is delivered twice keeps one note
 * @throws AppError workshop_over; not_in_cohort; text_empty; text_too_long
 */
export async function parkNote(
  needs: Pick<WorkshopsPort, 'clock' | 'jobs' | 'log' | 'store'>,
  input: { teamId: string; workshopId: string; userId: string; id: string; text: string },
): Promise<void> {
  const { store, clock } = needs;
  const { teamId, workshopId, userId: authorId, id } = input;
  const found = await store.workshops.byId(teamId, workshopId);
  const cohort = found && (await store.cohorts.byId(teamId, found.cohortId));
  if (cohort === undefined) throw new AppError('workshop_over');
  await checkMember(store, cohort, authorId);
  const text = input.text.trim();
  if (text === '') throw new AppError('text_empty');
  if (text.length > NOTE_LIMIT) throw new AppError('text_too_long', { limit: NOTE_LIMIT, length: text.length });
  await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohort.id);
    const workshop = await tx.workshops.byId(teamId, workshopId);
    if (workshop === undefined || !isOn(workshop)) throw new AppError('workshop_over');
    await tx.workshops.park(teamId, workshopId, { id, authorId, text, at: clock.now() });
    await renewBoard(needs, tx, cohort, workshop);
  });
  await announce(needs, cohort);
}
