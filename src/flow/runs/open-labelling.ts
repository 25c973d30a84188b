import { AppError } from '../../errors.ts';
import type { LabellingRound } from '../../exercise/labelling-round.ts';
import type { Store } from '../../ports/store.ts';
import { checkMember } from '../members/check-member.ts';

/**
 * Finds a labelling round for a person who has not labelled yet.
 * @throws AppError stale_button, not_in_cohort, labelling_done; own_data_deleted when its rows are deleted
 */
export async function openLabelling(
  { store }: { store: Pick<Store, 'cohorts' | 'labelling' | 'members'> },
  teamId: string,
  roundId: string,
  userId: string,
): Promise<LabellingRound> {
  const round = await store.labelling.byId(teamId, roundId);
  const cohort = round && (await store.cohorts.byId(teamId, round.cohortId));
  if (round === undefined || cohort === undefined) throw new AppError('stale_button');
  await checkMember(store, cohort, userId);
  if (round.items.length === 0) throw new AppError('own_data_deleted');
  const done = await store.labelling.of(teamId, roundId);
  if (done.some((one) => one.userId === userId)) throw new AppError('labelling_done');
  return round;
}
