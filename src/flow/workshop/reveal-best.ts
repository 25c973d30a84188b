import { AppError } from '../../errors.ts';
import { chooseBest } from '../../exercise/choose-best.ts';
import { workshopKey } from '../../messages/post-keys.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { findRated } from './find-rated.ts';
import type { WorkshopsPort } from './port.ts';

/**
 * Shows everyone the request of a process that its reviewers rated best, with questions to talk about. A second press shows nothing new.
 * @param input.step the step of the debrief whose button was pressed
 * @throws AppError as findAsFacilitator does; workshop_over; workshop_unreviewed while no request of the process has a review
 */
export async function revealBest(
  needs: WorkshopsPort,
  input: { place: Place; userId: string; workshopId: string; step: number },
): Promise<void> {
  const { store } = needs;
  const { workshopId, step } = input;
  const cohort = await findAsFacilitator(needs, input.place, input.userId);
  const { teamId, channelId, locale } = cohort;
  const workshop = await store.workshops.byId(teamId, workshopId);
  const said = await store.posts.byKey(teamId, workshopKey(workshopId, `block-${step}`));
  if (workshop?.cohortId !== cohort.id || said?.content.type !== 'workshop-block') throw new AppError('workshop_over');
  const { block } = said.content;
  if (!('process' in block)) throw new AppError('workshop_over');
  const { process } = block;
  const best = chooseBest(await findRated(store, cohort, workshop, process));
  if (best === undefined) throw new AppError('workshop_unreviewed');
  await store.transaction(async (tx) => {
    // The text may have been erased since the request was found.
    const request = await tx.requests.lock(teamId, best.id);
    if (request === undefined) throw new AppError('workshop_unreviewed');
    const { id: requestId, askerId: asker, text, assignments } = request;
    const roles = assignments.map(({ role }) => role);
    await tx.posts.add({
      teamId,
      channelId,
      locale,
      key: workshopKey(workshopId, `best-${step}`),
      content: { type: 'workshop-best', workshopId, process, requestId, asker, text, roles },
    });
  });
  await announce(needs, cohort);
}
