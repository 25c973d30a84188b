import type { Column } from '../table.ts';

/** Encodings that a text table may have, by the names of the Encoding Standard (https://encoding.spec.whatwg.org/). */
export const ENCODINGS = ['utf-8', 'shift_jis', 'euc-jp', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What may stand between two cells. */
export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** What may stand before the decimals of a number. */
export const DECIMAL_MARKS = ['.', ','] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/** What a person says of a file. Whatever is left out is guessed. */
export interface ReadingChoices {
  encoding?: Encoding | undefined;
  separator?: Separator | undefined;
  decimal?: DecimalMark | undefined;
  /** All texts that mark a missing cell, besides a blank. */
  missing?: readonly string[] | undefined;
  /** The line of the header, from 1. What comes before it is left out. */
  header?: number | undefined;
  /** The first line of the data, from 1. What comes between it and the header is left out. */
  first?: number | undefined;
  /** The last line of the data, from 1. What follows is left out. */
  last?: number | undefined;
}

/** What a person says of a table: how the file is written, and the types of columns. */
export interface TableChoices extends ReadingChoices {
  types?: Readonly<Record<string, Column['type']>> | undefined;
  /** Most cells (rows times columns) that are accepted, so that the machine does not run out of memory. */
  maxCells?: number;
}

/** What a person says of a table that may be in a workbook. */
export interface FileChoices extends Omit<TableChoices, 'maxCells'> {
  /** The name of the sheet. */
  sheet?: string | undefined;
}

/** A numeric column in which something else stands, or numbers of other kinds, so that it was read as words. */
export interface SpoiltColumn {
  column: string;
  /** Cells that are numbers of one kind, the most usual one, among `values` cells that are not missing. */
  numbers: number;
  values: number;
  /** The first cell that is none: where it begins, and its text. */
  line: number;
  text: string;
  /** The text is a number, too, but in another currency, a percentage, or with another decimal mark. */
  isOfOtherKind?: true;
}

/** A column in which something else stands among dates or times, or which has days beside times, so that it was read as words. */
export interface SpoiltDates {
  column: string;
  of: 'dates' | 'times';
  /** Cells that are dates or times of one kind, the most usual one, among `values` cells that are not missing. */
  dated: number;
  values: number;
  /** The first cell that is none: where it begins, and its text. */
  line: number;
  text: string;
}

/** A column that may hold something else than the dates or times it was read as: scores, ratios, codes. */
export interface ReadAsDates {
  column: string;
  /** One of its cells. */
  text: string;
  /** What it was read as; undefined where that's the same text, or differs by a zero alone. */
  as: string | undefined;
}

/** Columns of dates that were read as words, because nothing tells day and month. */
interface UnsureDates {
  columns: string[];
  /** One of the dates, and both ways to read it. */
  text: string;
  dayFirst: string;
  monthFirst: string;
}

/** How a table was read: what was guessed or chosen, for the person who knows the file. Lines count from 1. */
export interface Reading {
  /** Undefined for a workbook. */
  encoding: Encoding | undefined;
  /** Whether that is a guess by what characters the bytes would be, so that another one is possible. */
  isEncodingGuess: boolean;
  separator: Separator | undefined;
  /** The sheet of a workbook, and how many it has. */
  sheet?: { name: string; of: number };
  /** Columns of a workbook with formulas whose results it doesn't hold, so that these cells are blank. */
  unworked?: string[];
  /** What decimals begin with: a comma where the first column that tells has some by a comma. */
  decimal: DecimalMark;
  /** Columns in which each mark could be the decimal one or one between thousands, as in 1,234, and what it was taken for. */
  ambiguous: { mark: DecimalMark; before: 'decimals' | 'thousands'; columns: string[] }[];
  header: number;
  /** Whether the header looks like a row of data: it may not be there. A person hasn't chosen its line. */
  isHeaderData: boolean;
  /** Lines above the header that were left out. */
  above: number;
  /** The line of units below the header that was left out. */
  units: number | undefined;
  /** Lines after the data that were left out: how many, and the first one. */
  below: { lines: number; from: number } | undefined;
  /** Texts that were taken for missing cells, with how often each occurs. */
  missing: { text: string; cells: number }[];
  /** Columns of digits that stay texts: leading zeros, more digits than a number can hold, forms such as 35E8 and +818012345678. */
  codes: string[];
  /** Columns whose percent signs, or signs of a currency, were taken off. */
  percent: string[];
  currency: string[];
  /** The name that a first column without one was given. */
  named: string | undefined;
  /** Blank columns at the end that were left out. */
  blankColumns: number;
  spoilt: SpoiltColumn[];
  spoiltDates: SpoiltDates[];
  /** Columns of times, and those of dates that aren't year, month and day as 2024-01-31. Not those that a person has chosen. */
  readAs: { dates: ReadAsDates[]; times: ReadAsDates[] };
  unsureDates: UnsureDates | undefined;
  /** A row at the end that seems to hold totals or averages, or several: the line of the first one, what it says, and the line before it. */
  total: { line: number; text: string; last: number } | undefined;
}
