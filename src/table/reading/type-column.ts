import { AppError } from '../../errors.ts';
import { readDate } from '../read-date.ts';
import { shareStrings } from '../share-strings.ts';
import type { Column } from '../table.ts';
import { type NumberCell, readNumber } from './read-number.ts';
import type { DecimalMark, SpoiltColumn } from './reading.ts';

/** A column as text: trimmed cells, null where one is missing, and the line of each. */
export interface TextColumn {
  name: string;
  cells: (string | null)[];
  lineOf: (row: number) => number;
}

/** What a column is read as, and what a person should know of it. */
export interface TypedColumn {
  column: Column;
  isCode: boolean;
  isPercent: boolean;
  hasCurrency: boolean;
  /** Whether its numbers have decimals by the mark. */
  hasDecimals: boolean;
  spoilt: SpoiltColumn | undefined;
}

/** Share of numbers from which other cells are said to spoil a column. */
const NEARLY = 0.5;
/** Characters of such a cell that are shown. */
const SHOWN = 40;

/**
 * Gives a column its type: numbers when all cells are numbers of one kind, dates when all are dates, else categories. Digits that a
 * number would change stay texts: leading zeros, and integers of more than about 15 digits.
 * @param wanted the type, when a person has named it
 * @throws AppError csv_not_numeric and csv_not_date (values: line, column) when a cell doesn't fit the wanted type
 */
export function typeColumn(
  { name, cells, lineOf }: TextColumn,
  decimal: DecimalMark,
  wanted: Column['type'] | undefined,
): TypedColumn {
  const read = cells.map((text) => (text === null ? null : readNumber(text, decimal)));
  const none = { isCode: false, isPercent: false, hasCurrency: false, hasDecimals: false, spoilt: undefined };
  const asText = (more: Partial<TypedColumn> = {}): TypedColumn => ({
    ...none,
    column: { name, type: 'categorical', values: shareStrings(cells) },
    ...more,
  });
  if (wanted === 'categorical') return asText();
  if (wanted === 'date' || (wanted === undefined && areDates(cells))) return asDates({ name, cells, lineOf }, none);
  const present = read.filter((cell) => cell !== null);
  const numbers = present.filter((cell) => cell !== undefined);
  if (wanted === undefined && present.length === 0) return asText();
  const kind = kindOf(numbers);
  const bad = read.findIndex((cell) => cell !== null && (cell === undefined || !isOfKind(cell, kind)));
  if (bad >= 0) {
    if (wanted === 'numeric') throw new AppError('csv_not_numeric', { line: lineOf(bad), column: name });
    const fitting = numbers.filter((cell) => isOfKind(cell, kind)).length;
    if (fitting < NEARLY * present.length) return asText();
    const text = [...(cells[bad] ?? '')].slice(0, SHOWN).join('');
    return asText({ spoilt: { column: name, numbers: fitting, values: present.length, line: lineOf(bad), text } });
  }
  if (wanted === undefined && numbers.some(({ isCode }) => isCode)) return asText({ isCode: true });
  return {
    ...none,
    column: { name, type: 'numeric', values: read.map((cell) => cell?.value ?? null) },
    isPercent: kind.isPercent,
    hasCurrency: numbers.some(({ currency }) => currency !== undefined),
    hasDecimals: numbers.some(({ only }) => only === decimal),
  };
}

interface Kind {
  isPercent: boolean;
  currency: string | undefined;
}

/** What most numbers of a column are; a percentage and a plain number aren't of one scale, and neither are two currencies. */
function kindOf(numbers: readonly NumberCell[]): Kind {
  const percent = numbers.filter(({ isPercent }) => isPercent).length;
  const counts = new Map<string, number>();
  for (const { currency } of numbers) if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const [currency] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return { isPercent: percent * 2 > numbers.length, currency };
}

function isOfKind(cell: NumberCell, kind: Kind): boolean {
  return cell.isPercent === kind.isPercent && (cell.currency === undefined || cell.currency === kind.currency);
}

function areDates(cells: readonly (string | null)[]): boolean {
  let found = false;
  for (const text of cells) {
    if (text === null) continue;
    if (readDate(text.normalize('NFKC')) === null) return false;
    found = true;
  }
  return found;
}

/** @throws AppError csv_not_date */
function asDates({ name, cells, lineOf }: TextColumn, none: Omit<TypedColumn, 'column'>): TypedColumn {
  const values = cells.map((text, row) => {
    if (text === null) return null;
    const day = text.normalize('NFKC');
    if (readDate(day) === null) throw new AppError('csv_not_date', { line: lineOf(row), column: name });
    return day;
  });
  return { ...none, column: { name, type: 'date', values } };
}
