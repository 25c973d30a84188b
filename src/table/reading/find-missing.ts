import type { TextsColumn } from './source-column.ts';
import { isWrittenDate } from './written-date.ts';

/** Texts that programs write for a missing value: pandas, R, SQL and spreadsheets. `None` is a category too often. */
const WORDS = new Set(
  [
    ['NA', 'N/A', 'n/a', '<NA>', '#N/A', '#N/A N/A', '#NA', 'NULL', 'null', 'nan', 'NaN', '-nan', '-NaN'],
    ['#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#NULL!'],
  ].flat(),
);

/** Signs that stand for a missing number or date, and may be anything else in a column of words. */
const SIGNS = new Set([
  '-',
  '--',
  '---',
  '–',
  '—',
  '－',
  'ー',
  '.',
  '..',
  '...',
  '…',
  '*',
  '**',
  '***',
  '×',
  'x',
  'X',
  '?',
]);

/** Whether a text can mark a missing number. */
export function isMark(text: string): boolean {
  return text === '' || WORDS.has(text) || SIGNS.has(text);
}

/** Share of numbers or dates among the other cells from which a sign is a missing one. */
const MOSTLY = 0.5;

/**
 * The texts of a column that mark a missing cell.
 * @param chosen all markers, when a person has named them
 */
export function findMissing(column: TextsColumn, chosen: ReadonlySet<string> | undefined): ReadonlySet<string> {
  if (chosen !== undefined) return chosen;
  const found = new Set<string>();
  let hasSigns = false;
  for (const text of column.words) {
    if (text === null) continue;
    if (WORDS.has(text)) found.add(text);
    else if (SIGNS.has(text)) hasSigns = true;
  }
  if (hasSigns && measures(column, found)) for (const sign of SIGNS) found.add(sign);
  return found;
}

/** Whether the other cells are numbers or dates, most of them. */
function measures(column: TextsColumn, missing: ReadonlySet<string>): boolean {
  let [others, measured] = [0, 0];
  for (const [code, text] of column.words.entries()) {
    if (text === null || missing.has(text) || SIGNS.has(text)) continue;
    const cells = column.counts[code] as number;
    others += cells;
    if (column.isNumber(code) || isWrittenDate(text)) measured += cells;
  }
  return measured > 0 && measured >= MOSTLY * others;
}
