import { AppError } from '../../errors.ts';
import { innerRows } from '../csv-text.ts';
import { MAX_CELLS, MAX_COLUMNS } from '../limits.ts';
import { TextsFinder } from '../texts.ts';
import { encodePieces } from './encode-pieces.ts';
import { areMostlyNumbers, areUnits, type FoundTable, findTable, fitCells } from './find-table.ts';
import { guessSeparator, SAMPLE_BYTES } from './guess-separator.ts';
import { readPlain } from './read-plain.ts';
import type { Encoding, Reading, Separator, TableChoices } from './reading.ts';
import type { CsvRecord } from './record.ts';
import { TextsColumn } from './source-column.ts';
import { streamRecords, streamSheet } from './stream-records.ts';
import { namesOf, type Source, type TableReading, typeTable } from './type-table.ts';

/** Rows that are written at once. */
const ROWS = 1000;

/** A file whose rows papaparse splits, anew each time: they're passed, and never all in memory. */
interface File {
  records: () => Iterable<CsvRecord>;
  encoding: Encoding | undefined;
  separator: Separator;
  bytes: number;
}

/** A table in such a file. */
interface Frame {
  found: FoundTable;
  names: string[];
  named: string | undefined;
}

/**
 * Reads a table whose rows have more blank cells than its header, whose names have line breaks, or whose lines a person has chosen: papaparse
 * finds the table, its rows are written anew with as many cells each, and these are read as a regular file's.
 * @param utf8 the file, valid UTF-8
 * @throws AppError as `readTable` does, but for encodings
 */
export function readIrregular(utf8: Uint8Array, encoding: Encoding, choices: TableChoices): TableReading {
  return readAnew(fileOf(utf8, encoding, choices), choices);
}

/** Reads a sheet of a workbook in the same way. @throws AppError as `readTable` does, but for encodings and quotation marks */
export function readIrregularSheet(csv: Uint8Array, choices: TableChoices): TableReading {
  return readAnew(
    { records: () => streamSheet(csv), encoding: undefined, separator: ',', bytes: csv.byteLength },
    choices,
  );
}

/** Reads any table with each different text of its columns in memory. The other ways give the same. @throws AppError as `readTable` does, but for encodings */
export function readRowByRow(utf8: Uint8Array, encoding: Encoding, choices: TableChoices): TableReading {
  const file = fileOf(utf8, encoding, choices);
  return typeTexts(file, frameOf(file, choices), choices);
}

function fileOf(utf8: Uint8Array, encoding: Encoding, choices: TableChoices): File {
  const beginning = () => new TextDecoder().decode(utf8.subarray(0, SAMPLE_BYTES), { stream: true });
  const separator = choices.separator ?? guessSeparator(beginning());
  return { records: () => streamRecords(utf8, separator), encoding, separator, bytes: utf8.byteLength };
}

function readAnew(file: File, choices: TableChoices): TableReading {
  const frame = frameOf(file, choices);
  return typeWritten(file, frame, choices) ?? typeTexts(file, frame, choices);
}

function frameOf({ records }: File, choices: TableChoices): Frame {
  const found = findTable(records(), choices);
  const { names, named } = namesOf(found.header);
  if (names.length > MAX_COLUMNS) throw new AppError('csv_too_wide', { limit: MAX_COLUMNS, found: names.length });
  const limit = Math.floor((choices.maxCells ?? MAX_CELLS) / names.length);
  if (found.lines.length > limit) throw new AppError('csv_too_large', { limit });
  return { found, names, named };
}

/** Writes the table as a regular file, and reads that. @returns undefined where it can't be read as one */
function typeWritten(file: File, frame: Frame, choices: TableChoices): TableReading | undefined {
  const { names, found } = frame;
  // A name can have what a regular file's can't.
  const places = names.map((_, place) => `column ${place}`);
  const types = Object.entries(choices.types ?? {}).map(([name, type]) => [places[names.indexOf(name)] ?? '', type]);
  const said = {
    ...choices,
    types: Object.fromEntries(types),
    separator: file.separator,
    header: undefined,
    first: undefined,
    last: undefined,
  };
  const written = encodePieces(writtenAnew(file, found, places), file.bytes);
  const plain = readPlain(written, said, { isTable: true, mayHaveUnits: found.mayHaveUnits });
  if (plain === undefined) return undefined;
  const { columns, rows, units } = plain;
  return typeTable(sourceOf(file, frame, { columns, rows, hasUnits: units !== undefined }), choices);
}

function* writtenAnew(file: File, found: FoundTable, names: string[]): Generator<string> {
  yield innerRows([names], file.separator);
  let rows: string[][] = [];
  for (const cells of rowsOf(file, found)) {
    rows.push(cells.map((cell) => cell.trim()));
    if (rows.length < ROWS) continue;
    yield innerRows(rows, file.separator);
    rows = [];
  }
  if (rows.length > 0) yield innerRows(rows, file.separator);
}

/** @throws Error when a file's texts have a mark that they can't have */
function typeTexts(file: File, frame: Frame, choices: TableChoices): TableReading {
  const all = textsOf(file, frame.found, 0);
  const hasUnits = frame.found.mayHaveUnits && areUnitsFirst(all);
  const rows = frame.found.lines.length - (hasUnits ? 1 : 0);
  const columns = hasUnits ? textsOf(file, frame.found, 1) : all;
  const typed = typeTable(sourceOf(file, frame, { columns, rows, hasUnits }), choices);
  if (typed === undefined) throw new Error('texts of a file can be read by either mark');
  return typed;
}

function sourceOf(
  { encoding, separator }: File,
  { found, names, named }: Frame,
  { columns, rows, hasUnits }: Pick<Source, 'columns' | 'rows'> & { hasUnits: boolean },
): Source {
  const { header, lines, above, below, blankColumns } = found;
  const first = hasUnits ? 1 : 0;
  const around: Pick<Reading, 'header' | 'above' | 'units' | 'below' | 'named' | 'blankColumns'> = {
    header: header.line,
    above,
    units: hasUnits ? lines[0] : undefined,
    below,
    named,
    blankColumns,
  };
  const lineOf = (row: number) => lines[first + row] ?? 0;
  return { names, columns, rows, lineOf, found: { encoding, separator, ...around } };
}

/** The table's rows, from the one after its header. */
function* rowsOf({ records }: File, { from, lines, header }: FoundTable): Generator<string[]> {
  let row = 0;
  for (const record of records()) {
    if (row >= from + lines.length) return;
    if (row >= from) yield fitCells(record, header.cells.length);
    row += 1;
  }
}

/** @param first the first of the table's rows to take */
function textsOf(file: File, found: FoundTable, first: number): TextsColumn[] {
  const finders = found.header.cells.map(() => new TextsFinder(found.lines.length - first));
  let row = -first;
  for (const cells of rowsOf(file, found)) {
    if (row >= 0) for (const [place, finder] of finders.entries()) finder.take(row, cells[place]?.trim() ?? '');
    row += 1;
  }
  return finders.map((finder) => new TextsColumn(finder.found()));
}

/** Whether the first row names units of what is below it. */
function areUnitsFirst(columns: readonly TextsColumn[]): boolean {
  const [rows = 0] = columns.map(({ codes }) => codes.length);
  if (rows < 3) return false;
  const texts = columns.map(({ words, codes }) => words[codes[0] as number] ?? '');
  return areUnits(texts, (place) => {
    const { words, codes, counts } = columns[place] as TextsColumn;
    return areMostlyNumbers(
      words.map((text, code) => [text ?? '', (counts[code] as number) - Number(code === codes[0])]),
    );
  });
}
