import { AppError } from '../../errors.ts';
import type { ReadingChoices } from '../../table/reading/reading.ts';
import type { OwnData, OwnDataSettings } from '../../team/own-data.ts';
import { findOwnData } from './find-own-data.ts';
import type { DataPort } from './port.ts';

/** Most characters of what a row or a unit is called. */
export const NAME_LENGTH = 40;

/** What a form says: columns by their place in the file. */
export interface Chosen extends Pick<ReadingChoices, 'encoding' | 'decimal'> {
  target: number | undefined;
  identifier: number | undefined;
  leftOut: readonly number[];
  row: string;
  unit: string;
  /** All texts that mark a missing cell, besides a blank, in every column; undefined where it stays with what was found in each. */
  missing: readonly string[] | undefined;
}

/**
 * Takes the facilitator's choices about a table, whose rows a job stores (`enqueueReading`). What only the rows can tell, such as that the
 * target is no column of numbers, the job tells.
 * @throws AppError as findOwnData does; own_data_no_number without a target, own_data_row_needed, own_data_target_left_out and
 *   own_data_target_is_identifier (values: column)
 */
export async function chooseData(
  needs: DataPort,
  input: { teamId: string; dataId: string; userId: string; viewId?: string; chosen: Chosen },
): Promise<OwnData> {
  const { teamId, dataId } = input;
  const { data } = await findOwnData(needs, input, ['reading', 'choosing', 'keeping', 'kept']);
  const settings = settingsOf(data, input.chosen);
  await needs.store.transaction(async (tx) => {
    await tx.ownData.setSettings(teamId, dataId, settings);
    if (input.viewId !== undefined) await tx.ownData.setView(teamId, dataId, input.viewId);
    await tx.ownData.setState(teamId, dataId, ['reading', 'choosing', 'kept'], 'keeping');
  });
  return { ...data, state: 'keeping', settings };
}

function settingsOf({ names = [], settings: before }: OwnData, chosen: Chosen): OwnDataSettings {
  const nameAt = (place: number | undefined) => (place === undefined ? undefined : names[place]);
  const target = nameAt(chosen.target);
  if (target === undefined) throw new AppError('own_data_no_number');
  const leftOut = chosen.leftOut.flatMap((place) => nameAt(place) ?? []);
  const identifier = nameAt(chosen.identifier);
  const row = tidyName(chosen.row);
  const unit = tidyName(chosen.unit);
  if (row === '') throw new AppError('own_data_row_needed');
  if (leftOut.includes(target)) throw new AppError('own_data_target_left_out', { column: target });
  if (identifier === target) throw new AppError('own_data_target_is_identifier', { column: target });
  const { encoding, decimal, missing } = chosen;
  const isSame = encoding === before?.choices.encoding && decimal === before?.choices.decimal;
  return {
    choices: { encoding, decimal, missing },
    ...(isSame && before?.unseen !== true ? {} : { unseen: true }),
    target,
    // An identifier that isn't stored has no meaning any more.
    ...(identifier === undefined || leftOut.includes(identifier) ? {} : { identifier }),
    row,
    ...(unit === '' ? {} : { unit }),
    leftOut,
  };
}

/** A name in one line, no longer than a chart's axis takes. */
function tidyName(typed: string): string {
  return [...typed.replace(/\s+/gu, ' ').trim()].slice(0, NAME_LENGTH).join('');
}
