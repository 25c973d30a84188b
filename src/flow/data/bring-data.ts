import { AppError } from '../../errors.ts';
import type { OwnData } from '../../team/own-data.ts';
import type { Place } from '../../team/place.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import type { DataPort } from './port.ts';

/**
 * Takes a file of the facilitator as a table that the course may use. A job reads it (`enqueueReading`), because that outlasts Slack's patience.
 * @param input.id the same for a form that is delivered twice
 * @param input.viewId the form that shows how far the reading is
 * @throws AppError as findAsFacilitator does; own_data_kind
 */
export async function bringData(
  needs: DataPort,
  input: {
    place: Place;
    userId: string;
    id: string;
    file: { id: string; name: string };
    from: OwnData['from'];
    viewId?: string;
  },
): Promise<OwnData> {
  const cohort = await findAsFacilitator(needs, input.place, input.userId);
  checkKind(input.file.name);
  const { data } = await needs.store.ownData.create({
    teamId: cohort.teamId,
    id: input.id,
    cohortId: cohort.id,
    state: 'reading',
    fileId: input.file.id,
    from: input.from,
    filename: input.file.name,
    broughtBy: input.userId,
    ...(input.viewId === undefined ? {} : { viewId: input.viewId }),
    createdAt: needs.clock.now(),
  });
  return data;
}

/** Endings of the files that can be read. */
export const TABLE_KINDS = ['csv', 'tsv', 'txt', 'xlsx'] as const;

/** Refuses other files before they are downloaded. @throws AppError own_data_kind (values: file) */
export function checkKind(name: string): void {
  if (!isTable(name)) throw new AppError('own_data_kind', { file: name });
}

/** Whether a file's name says that it's a table. */
export function isTable(name: string): boolean {
  const ending = /\.([^.]{1,8})$/u.exec(name.trim())?.[1]?.toLowerCase();
  return TABLE_KINDS.some((kind) => kind === ending);
}
