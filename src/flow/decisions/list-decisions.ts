import type { Decision } from '../../exercise/decision.ts';
import type { Place } from '../../team/place.ts';
import { findCohort } from '../members/find-cohort.ts';
import type { DecisionsPort } from './port.ts';

/** The decisions of a channel's course that weren't withdrawn, newest first. @throws AppError as findCohort does */
export async function listDecisions(
  { store }: { store: Pick<DecisionsPort['store'], 'cohorts' | 'decisions' | 'members'> },
  place: Place,
  userId: string,
): Promise<{ decisions: Decision[]; dataset: string }> {
  const { id, dataset } = await findCohort(store, place, userId);
  const all = await store.decisions.inCohort(place.teamId, id);
  return { decisions: all.filter(({ withdrawn }) => withdrawn === undefined).reverse(), dataset };
}
