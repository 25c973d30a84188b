import { AppError } from '../../errors.ts';
import type { Table } from '../table.ts';
import { decideDecimals } from './decide-decimal.ts';
import { findMissing } from './find-missing.ts';
import { findTotal } from './find-total.ts';
import { isHeaderData } from './is-header-data.ts';
import type { DecimalMark, Encoding, ReadAsDates, Reading, Separator, TableChoices } from './reading.ts';
import type { CsvRecord } from './record.ts';
import type { SourceColumn } from './source-column.ts';
import { type TypedColumn, typeColumn } from './type-column.ts';

/** A table, and how it was read. */
export interface TableReading {
  table: Table;
  reading: Reading;
}

/** The name of a first column without one: numbers or names of rows, as R and pandas write them. Analyze takes it for an identifier. */
const INDEX = 'row_no';

/** Encodings that no mark at the beginning and no rule of their bytes tells. */
const GUESSED: ReadonlySet<Encoding | undefined> = new Set<Encoding>(['shift_jis', 'euc-jp', 'windows-1252']);

const LINE_BREAKS = /[\r\n]+/gu;

/** What is read of a table before its columns get their types: where it is in the file, and its cells. */
export interface Source {
  names: string[];
  columns: SourceColumn[];
  rows: number;
  lineOf: (row: number) => number;
  found: Pick<Reading, 'encoding' | 'separator' | 'header' | 'above' | 'units' | 'below' | 'named' | 'blankColumns'>;
}

/**
 * Gives columns their types.
 * @returns undefined where numbers were read by one mark, and the other columns have another
 * @throws AppError column_not_found, csv_not_numeric, csv_not_date
 */
export function typeTable(
  { names, columns, rows, lineOf, found }: Source,
  choices: TableChoices,
): TableReading | undefined {
  const types = new Map(Object.entries(choices.types ?? {}));
  for (const column of types.keys()) if (!names.includes(column)) throw new AppError('column_not_found', { column });
  const missing = dropMissing(columns, choices);
  const { decimal: chosen } = choices;
  const decimals = chosen === undefined ? decideDecimals(columns, found.separator) : columns.map(() => chosen);
  const isOtherwise = (column: SourceColumn, place: number) =>
    column.kind === 'numbers' && column.either.length > 0 && column.mark !== decimals[place];
  if (columns.some(isOtherwise)) return undefined;
  const typed = columns.map((column, place) => {
    const name = names[place] ?? '';
    return typeColumn(name, column, { decimal: decimals[place] ?? '.', wanted: types.get(name), lineOf });
  });
  const reading: Reading = {
    ...found,
    isEncodingGuess: choices.encoding === undefined && GUESSED.has(found.encoding),
    isHeaderData: choices.header === undefined && found.named === undefined && isHeaderData(names, typed),
    decimal: chosen ?? decimals.find((_, place) => typed[place]?.hasDecimals === true) ?? '.',
    ambiguous: chosen === undefined ? ambiguousIn(typed, decimals, found.separator) : [],
    missing,
    codes: namesWhere(typed, ({ isCode }) => isCode),
    percent: namesWhere(typed, ({ isPercent }) => isPercent),
    currency: namesWhere(typed, ({ hasCurrency }) => hasCurrency),
    spoilt: typed.flatMap(({ spoilt }) => spoilt ?? []),
    spoiltDates: typed.flatMap(({ spoiltDates }) => spoiltDates ?? []),
    readAs: { dates: readAsIn(typed, 'dates'), times: readAsIn(typed, 'times') },
    unsureDates: unsureIn(typed),
    total: findTotal(columns, { rows, lineOf }),
  };
  return { table: { rows, columns: typed.map(({ column }) => column) }, reading };
}

function readAsIn(typed: readonly TypedColumn[], kind: 'dates' | 'times'): ReadAsDates[] {
  return typed.flatMap(({ readAs }) => (readAs?.kind === kind ? readAs.example : []));
}

function unsureIn(typed: readonly TypedColumn[]): Reading['unsureDates'] {
  const first = typed.find(({ unsure }) => unsure !== undefined)?.unsure;
  return first && { columns: namesWhere(typed, ({ unsure }) => unsure !== undefined), ...first };
}

/** Columns whose marks could mean either, by what they were taken for. Points before decimals are as usual, unless commas may be there, too. */
function ambiguousIn(
  typed: readonly TypedColumn[],
  decimals: readonly DecimalMark[],
  separator: Separator | undefined,
): Reading['ambiguous'] {
  const mayBeCommas = separator === ';' || decimals.includes(',');
  return (['.', ','] as const).flatMap((mark) =>
    (['decimals', 'thousands'] as const).flatMap((before) => {
      if (mark === '.' && before === 'decimals' && !mayBeCommas) return [];
      const columns = typed.flatMap(({ column, either }, place) =>
        either.includes(mark) && (decimals[place] === mark) === (before === 'decimals') ? [column.name] : [],
      );
      return columns.length === 0 ? [] : [{ mark, before, columns }];
    }),
  );
}

function namesWhere(typed: readonly TypedColumn[], is: (column: TypedColumn) => boolean): string[] {
  return typed.filter(is).map(({ column }) => column.name);
}

/** The names of a header's columns, and the one that a first column without one is given. @throws AppError csv_header */
export function namesOf(header: CsvRecord): { names: string[]; named: string | undefined } {
  // Spreadsheets break long names, which charts and messages can't show.
  const names = header.cells.map((cell) => cell.trim().replace(LINE_BREAKS, ' '));
  const taken = new Set(names);
  let named: string | undefined;
  if (names[0] === '' && names.length > 1) {
    named = INDEX;
    while (taken.has(named)) named += '.';
    names[0] = named;
  }
  const seen = new Set(['']);
  for (const [place, name] of names.entries()) {
    if (seen.has(name)) throw new AppError('csv_header', { line: header.line, column: place + 1 });
    seen.add(name);
  }
  return { names, named };
}

/** Makes the marks for missing cells blank. @returns what was taken for missing, the most frequent first */
function dropMissing(columns: readonly SourceColumn[], { missing }: TableChoices): Reading['missing'] {
  const chosen = missing === undefined ? undefined : new Set(missing.map((text) => text.trim()));
  const counts = new Map<string, number>();
  for (const column of columns) {
    const dropped = column.kind === 'numbers' ? column.missing : column.drop(findMissing(column, chosen));
    for (const [text, cells] of dropped) {
      counts.set(text, (counts.get(text) ?? 0) + cells);
    }
  }
  const found = [...counts].map(([text, cells]) => ({ text, cells }));
  return found.toSorted((a, b) => b.cells - a.cells || (a.text < b.text ? -1 : 1));
}
