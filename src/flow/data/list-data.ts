import type { Cohort } from '../../team/cohort.ts';
import type { OwnData } from '../../team/own-data.ts';
import type { Place } from '../../team/place.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import type { DataPort } from './port.ts';

/** A course's own tables, newest first, and those that an operator has added, for its facilitator. @throws AppError as findAsFacilitator does */
export async function listData(
  needs: DataPort,
  { place, userId }: { place: Place; userId: string },
): Promise<{ cohort: Cohort; tables: OwnData[]; shared: OwnData[]; mayRead: boolean }> {
  const cohort = await findAsFacilitator(needs, place, userId);
  const tables = await needs.store.ownData.inCohort(cohort.teamId, cohort.id);
  const shared = await needs.store.ownData.shared();
  return { cohort, tables, shared, mayRead: await needs.files.mayRead() };
}
