import type { Course } from '../../course/course.ts';
import { AppError } from '../../errors.ts';
import type { OwnTable } from '../../ports/compute.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { storedTable } from '../../team/own-data.ts';
import { findData } from './find-data.ts';
import { originInWords } from './origin-in-words.ts';

/**
 * Finds what a course's steps run on: the id of a data set of the app, or the rows of the team's own table.
 * @throws AppError own_data_deleted when the table's rows are deleted
 */
export async function findTable(
  { store, course }: { store: Pick<Store, 'ownData'>; course: Pick<Course, 'role' | 't'> },
  cohort: Pick<Cohort, 'teamId' | 'id' | 'dataset' | 'locale'>,
): Promise<string | OwnTable> {
  if (storedTable(cohort.dataset, cohort.teamId) === undefined) return cohort.dataset;
  const own = await findData(store, cohort);
  const parts = own === undefined ? [] : await store.ownData.partsOf(own.teamId, own.id);
  if (own?.settings === undefined || parts.length === 0) throw new AppError('own_data_deleted');
  const { target, identifier, row, unit } = own.settings;
  return {
    filename: own.filename,
    target,
    ...(identifier === undefined ? {} : { identifier }),
    row,
    ...(unit === undefined ? {} : { unit }),
    types: own.types ?? {},
    origin: originInWords(own, cohort.locale, course),
    parts,
  };
}
