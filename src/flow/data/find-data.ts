import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { EVERY_TEAM, type OwnData, storedTable } from '../../team/own-data.ts';

/**
 * Finds the stored table that a course uses.
 * @returns undefined where it uses a data set of the app, or the table is deleted or another course's
 */
export async function findData(
  store: Pick<Store, 'ownData'>,
  { teamId, id, dataset }: Pick<Cohort, 'teamId' | 'id' | 'dataset'>,
): Promise<OwnData | undefined> {
  const place = storedTable(dataset, teamId);
  const data = place && (await store.ownData.byId(place.teamId, place.id));
  if (data?.state !== 'used') return undefined;
  // The course is compared, too: a table belongs to one course, or to all.
  return data.cohortId === id || data.teamId === EVERY_TEAM ? data : undefined;
}
