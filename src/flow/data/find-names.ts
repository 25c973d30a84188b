import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { namesOf, type TableNames } from '../../team/own-data.ts';
import { findData } from './find-data.ts';

/**
 * Finds how a course speaks of its own table, so that what it reads about the lessons' example says so.
 * @returns undefined where the course runs on the example itself
 */
export async function findNames(
  store: Pick<Store, 'ownData'>,
  cohort: Pick<Cohort, 'teamId' | 'id' | 'dataset'>,
): Promise<TableNames | undefined> {
  const settings = (await findData(store, cohort))?.settings;
  return settings === undefined ? undefined : namesOf(settings);
}

/** The same as a field of content and forms; without it where the course runs on the example itself. */
export async function namesField(...given: Parameters<typeof findNames>): Promise<{ table?: TableNames }> {
  const table = await findNames(...given);
  return table === undefined ? {} : { table };
}
