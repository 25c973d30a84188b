import { AppError } from '../../errors.ts';
import type { FileChoices, ReadingChoices } from '../../table/reading/reading.ts';
import type { OwnData, OwnDataSettings } from '../../team/own-data.ts';
import { findOwnData } from './find-own-data.ts';
import type { DataPort } from './port.ts';

/** Most characters of what a row or a unit is called. */
export const NAME_LENGTH = 40;
/** The type of a column of words. */
const WORDS = 'categorical' as const;

/** What a form says: columns by their place in the file. */
export interface Chosen extends Pick<ReadingChoices, 'encoding' | 'decimal'> {
  target: number | undefined;
  identifier: number | undefined;
  leftOut: readonly number[];
  /** Columns that are read as words, whatever they look like. */
  asWords: readonly number[];
  row: string;
  unit: string;
  /** All texts that mark a missing cell, besides a blank, in every column; undefined where it stays with what was found in each. */
  missing: readonly string[] | undefined;
}

/**
 * Takes the facilitator's choices about a table, whose rows a job stores (`enqueueReading`). What only the rows can tell, such as that the
 * target is no column of numbers, the job tells.
 * @throws AppError as findOwnData does; own_data_no_number without a target, own_data_row_needed; own_data_target_left_out,
 *   own_data_target_is_identifier and own_data_target_as_words (values: column)
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
  const asWords = chosen.asWords.toSorted((a, b) => a - b).flatMap((place) => nameAt(place) ?? []);
  if (asWords.includes(target)) throw new AppError('own_data_target_as_words', { column: target });
  const { encoding, decimal, missing } = chosen;
  const types = asWords.length === 0 ? {} : { types: Object.fromEntries(asWords.map((name) => [name, WORDS])) };
  const choices = { encoding, decimal, missing, ...types };
  const unseen = unseenIn(choices, before);
  return {
    choices,
    ...(unseen === undefined ? {} : { unseen }),
    target,
    // An identifier that isn't stored has no meaning any more.
    ...(identifier === undefined || leftOut.includes(identifier) ? {} : { identifier }),
    row,
    ...(unit === '' ? {} : { unit }),
    leftOut,
  };
}

/** What the facilitator hasn't seen yet of a table that is read by these choices. */
function unseenIn(choices: FileChoices, before: OwnDataSettings | undefined): OwnDataSettings['unseen'] {
  const { encoding, decimal, types } = before?.choices ?? {};
  if (choices.encoding !== encoding || choices.decimal !== decimal || before?.unseen === true) return true;
  const names = (chosen: FileChoices['types']) => JSON.stringify(Object.keys(chosen ?? {}).toSorted());
  return names(choices.types) !== names(types) ? 'types' : before?.unseen;
}

/** A name in one line, no longer than a chart's axis takes. */
function tidyName(typed: string): string {
  return [...typed.replace(/\s+/gu, ' ').trim()].slice(0, NAME_LENGTH).join('');
}
