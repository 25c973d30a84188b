import type { Course } from '../../course/course.ts';
import { AppError } from '../../errors.ts';
import type { OwnTable } from '../../ports/compute.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { EVERY_TEAM, storedTable } from '../../team/own-data.ts';
import { originInWords } from './origin-in-words.ts';

/**
 * Finds what a course's steps run on: the id of a data set of the app, or the rows of the team's own table.
 * @throws AppError own_data_deleted when the table's rows are deleted
 */
export async function findTable(
  { store, course }: { store: Pick<Store, 'ownData'>; course: Pick<Course, 'role' | 't'> },
  { teamId, id: cohortId, dataset, locale }: Pick<Cohort, 'teamId' | 'id' | 'dataset' | 'locale'>,
): Promise<string | OwnTable> {
  const place = storedTable(dataset, teamId);
  if (place === undefined) return dataset;
  const own = await store.ownData.byId(place.teamId, place.id);
  // The course is compared, too: a table belongs to one course, or to all.
  const isTheirs = own?.cohortId === cohortId || place.teamId === EVERY_TEAM;
  if (own?.settings === undefined || own.state !== 'used' || !isTheirs) {
    throw new AppError('own_data_deleted');
  }
  const parts = await store.ownData.partsOf(place.teamId, place.id);
  if (parts.length === 0) throw new AppError('own_data_deleted');
  const { target, identifier, row, unit } = own.settings;
  return {
    filename: own.filename,
    target,
    ...(identifier === undefined ? {} : { identifier }),
    row,
    ...(unit === undefined ? {} : { unit }),
    types: own.types ?? {},
    origin: originInWords(own, locale, course),
    parts,
  };
}
