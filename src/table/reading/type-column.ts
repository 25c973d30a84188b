import { AppError } from '../../errors.ts';
import { recode } from '../../stats/code-cells.ts';
import { shownText } from '../shown-text.ts';
import type { Column } from '../table.ts';
import { findReadAs } from './find-read-as.ts';
import type { NumberCell } from './read-number.ts';
import type { DecimalMark, ReadAsDates, SpoiltColumn, SpoiltDates } from './reading.ts';
import type { SourceColumn } from './source-column.ts';
import { findMostDates, readDates, type UnsureDate } from './written-date.ts';

/** What a column is read as, and what a person should know of it. */
export interface TypedColumn {
  column: Column;
  isCode: boolean;
  isPercent: boolean;
  hasCurrency: boolean;
  /** Whether its numbers have decimals by the mark. */
  hasDecimals: boolean;
  /** Where none of its marks tells: those that could be the decimal one or stand between thousands. */
  either: readonly DecimalMark[];
  spoilt: SpoiltColumn | undefined;
  spoiltDates: SpoiltDates | undefined;
  /** What a person should know of its dates or times, if they may be something else. */
  readAs: { kind: 'dates' | 'times'; example: ReadAsDates } | undefined;
  /** Its first date whose day and month can't be told apart; the column stays text. */
  unsure: UnsureDate | undefined;
}

/** Share of numbers, or of dates, from which other cells are said to spoil a column. */
const NEARLY = 0.5;

const NONE = {
  isCode: false,
  isPercent: false,
  hasCurrency: false,
  hasDecimals: false,
  either: [],
  spoilt: undefined,
  spoiltDates: undefined,
  readAs: undefined,
  unsure: undefined,
};

/**
 * Gives a column its type: numbers when all cells are numbers of one kind, dates when all are dates, or all are times, else
 * categories. Digits that a number would change stay texts: leading zeros, integers of more than about 15 digits, 35E8, +818012345678.
 * @param lineOf the line of a row
 * @param wanted the type, when a person has named it
 * @throws AppError csv_not_numeric and csv_not_date (values: line, column, text) when a cell doesn't fit the wanted type
 */
export function typeColumn(
  name: string,
  source: SourceColumn,
  {
    decimal,
    wanted,
    lineOf,
  }: { decimal: DecimalMark; wanted: Column['type'] | undefined; lineOf: (row: number) => number },
): TypedColumn {
  if (source.kind === 'numbers') {
    const { numbers: values, hasOwn, either } = source;
    return { ...NONE, column: { name, type: 'numeric', values }, hasDecimals: hasOwn, either: hasOwn ? [] : either };
  }
  const { words, codes, counts } = source;
  const asText = (more: Partial<TypedColumn> = {}): TypedColumn => ({
    ...NONE,
    column: { name, type: 'categorical', ...recode(words, codes) },
    ...more,
  });
  /** The first cell with this text: its line, and as much of the text as is shown. */
  const cellWith = (code: number) => ({
    line: lineOf(codes.indexOf(code)),
    text: shownText(words[code] ?? ''),
  });
  if (wanted === 'categorical') return asText();
  const present = [...words.keys()].filter((code) => words[code] !== null);
  if (wanted === undefined && present.length === 0) return asText();
  if (wanted !== 'numeric') {
    const dates = readDates(words);
    if (dates.kind === 'dates') {
      const example = wanted === undefined ? findReadAs(dates, words) : undefined;
      const readAs = example && {
        kind: dates.areTimes ? ('times' as const) : ('dates' as const),
        example: { column: name, ...example },
      };
      return { ...NONE, column: { name, type: 'date', ...recode(dates.words, codes) }, readAs };
    }
    if (wanted === 'date') {
      const { line, text } = cellWith(dates.place);
      throw new AppError('csv_not_date', { line, column: name, text });
    }
    if (dates.kind === 'unsure') {
      const { text, dayFirst, monthFirst } = dates;
      return asText({ unsure: { text, dayFirst, monthFirst } });
    }
  }
  const read = words.map((_, code) => source.number(code, decimal));
  const kind = kindOf(read, counts);
  const fits = (code: number) => {
    const cell = read[code];
    return cell !== undefined && isOfKind(cell, kind);
  };
  const isNumber = (code: number) => source.isNumber(code);
  // Texts are in the order in which they first occur.
  const bad = present.find((code) => !fits(code));
  if (bad !== undefined) {
    if (wanted === 'numeric') {
      const { line, text } = cellWith(bad);
      throw new AppError('csv_not_numeric', { line, column: name, text });
    }
    const fitting = cellsOf(present.filter(fits), counts);
    const values = cellsOf(present, counts);
    // Of three currencies, each may be in less than half of the cells.
    const ofAnyKind = cellsOf(present.filter(isNumber), counts);
    if (ofAnyKind < NEARLY * values) {
      const most = findMostDates(words, counts, NEARLY);
      if (most === undefined) return asText();
      const { of, cells: dated, place } = most;
      return asText({ spoiltDates: { column: name, of, dated, values, ...cellWith(place) } });
    }
    const spoilt = { column: name, numbers: fitting, values, ...cellWith(bad) };
    return asText({ spoilt: isNumber(bad) ? { ...spoilt, isOfOtherKind: true } : spoilt });
  }
  const numbers = read.filter((cell) => cell !== undefined);
  if (wanted === undefined && numbers.some(({ isCode }) => isCode)) return asText({ isCode: true });
  const hasDecimals = numbers.some(({ only }) => only === decimal);
  return {
    ...NONE,
    column: { name, type: 'numeric', values: numbersOf(read, codes) },
    isPercent: kind.isPercent,
    hasCurrency: numbers.some(({ currency }) => currency !== undefined),
    hasDecimals,
    either: hasDecimals ? [] : marksIn(numbers),
  };
}

/** Marks that could be the decimal one or stand between thousands. */
function marksIn(numbers: readonly NumberCell[]): DecimalMark[] {
  return (['.', ','] as const).filter((mark) => numbers.some(({ either }) => either === mark));
}

function numbersOf(read: readonly (NumberCell | undefined)[], codes: Int32Array): Float64Array {
  const values = Float64Array.from(read, (cell) => cell?.value ?? Number.NaN);
  return Float64Array.from(codes, (code) => values[code] as number);
}

function cellsOf(codes: readonly number[], counts: Int32Array): number {
  return codes.reduce((sum, code) => sum + (counts[code] as number), 0);
}

interface Kind {
  isPercent: boolean;
  currency: string | undefined;
}

/** What most numbers of a column are; a percentage and a plain number aren't of one scale, and neither are two currencies. */
function kindOf(read: readonly (NumberCell | undefined)[], counts: Int32Array): Kind {
  let [numbers, percent] = [0, 0];
  const cellsIn = new Map<string, number>();
  for (const [code, cell] of read.entries()) {
    if (cell === undefined) continue;
    const cells = counts[code] as number;
    numbers += cells;
    if (cell.isPercent) percent += cells;
    if (cell.currency !== undefined) cellsIn.set(cell.currency, (cellsIn.get(cell.currency) ?? 0) + cells);
  }
  const [currency] = [...cellsIn].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return { isPercent: percent * 2 > numbers, currency };
}

function isOfKind(cell: NumberCell, kind: Kind): boolean {
  return cell.isPercent === kind.isPercent && (cell.currency === undefined || cell.currency === kind.currency);
}
