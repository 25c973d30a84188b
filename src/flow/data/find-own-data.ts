import { AppError } from '../../errors.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { OwnData, OwnDataState } from '../../team/own-data.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import type { DataPort } from './port.ts';

/**
 * Finds a table and its course for the course's facilitator.
 * @param states the states in which this makes sense
 * @throws AppError stale_button in another state; as findAsFacilitator does
 */
export async function findOwnData(
  needs: Omit<DataPort, 'compute' | 'files'>,
  { teamId, dataId, userId }: { teamId: string; dataId: string; userId: string },
  states: readonly OwnDataState[],
): Promise<{ data: OwnData; cohort: Cohort }> {
  const data = await needs.store.ownData.byId(teamId, dataId);
  const found = data && (await needs.store.cohorts.byId(teamId, data.cohortId));
  if (data === undefined || found === undefined) throw new AppError('stale_button');
  // First of all: what a table's state is tells only its facilitator something.
  const cohort = await findAsFacilitator(needs, found, userId);
  if (!states.includes(data.state)) throw new AppError('stale_button');
  return { data, cohort };
}
