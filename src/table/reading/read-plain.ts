import { MAX_CELLS, MAX_COLUMNS } from '../limits.ts';
import { readDate } from '../read-date.ts';
import { type ScannedColumn, scanPlain, valuesOf } from '../scan-plain.ts';
import type { Column, Table } from '../table.ts';
import { isMark } from './find-missing.ts';
import { guessSeparator } from './guess-separator.ts';
import { readNumber } from './read-number.ts';
import { nothingGuessed, type Reading, type TableChoices } from './reading.ts';

/** Bytes of the file's beginning from which its separator is guessed. */
const SAMPLE_BYTES = 100_000;

/**
 * Reads a file of which nothing has to be guessed, many times faster: commas, a name for every column, numbers as JavaScript writes
 * them, and no text that could be a number, a mark for a missing one, a unit or a note.
 * @param choices only a limit may be set
 * @returns undefined for any other file
 */
export function readPlain(
  bytes: Uint8Array,
  { maxCells = MAX_CELLS, types = {}, missing = [], ...chosen }: TableChoices,
): { table: Table; reading: Reading } | undefined {
  const isChosen = Object.values(chosen).some((choice) => choice !== undefined);
  if (isChosen || missing.length > 0 || Object.keys(types).length > 0) return undefined;
  // Zeros are those of UTF-16.
  if (bytes.includes(0)) return undefined;
  const scan = scanPlain(bytes, { maxColumns: MAX_COLUMNS, maxCells });
  if (scan === undefined || scan.columns.length < 2) return undefined;
  const sample = new TextDecoder().decode(bytes.subarray(0, SAMPLE_BYTES));
  // The header is the first line.
  if (sample.split('\n', 1)[0]?.trim() === '' || guessSeparator(sample) !== ',') return undefined;
  const columns: Column[] = [];
  for (const found of scan.columns) {
    const column = columnOf(found);
    if (column === undefined) return undefined;
    columns.push(column);
  }
  if (columns.filter(({ values }) => values.at(-1) !== null).length < 2) return undefined;
  const reading = nothingGuessed({ encoding: 'utf-8', separator: ',', decimal: '.' });
  return { table: { rows: scan.rows, columns }, reading };
}

/** @returns undefined when a cell could mean something else than it says */
function columnOf(found: ScannedColumn): Column | undefined {
  const { name } = found;
  if (found.kind === 'numbers') return found.hasCodes ? undefined : { name, type: 'numeric', values: found.values };
  const words = found.words.filter((word) => word !== null);
  if (
    words.some((word) => isMark(word) || readNumber(word, '.') !== undefined || readNumber(word, ',') !== undefined)
  ) {
    return undefined;
  }
  // NFKC would write a date in full width anew.
  const dates = words.filter((word) => readDate(word) !== null).length;
  if (dates === 0 && words.some((word) => readDate(word.normalize('NFKC')) !== null)) return undefined;
  if (dates > 0 && dates < words.length) return undefined;
  return { name, type: dates > 0 ? 'date' : 'categorical', values: valuesOf(found.words, found.codes) };
}
