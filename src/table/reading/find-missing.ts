import { readDate } from '../read-date.ts';
import { readNumber } from './read-number.ts';

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
export function findMissing(cells: readonly (string | null)[], chosen: ReadonlySet<string> | undefined): Set<string> {
  if (chosen !== undefined) return new Set(chosen);
  const found = new Set<string>();
  let hasSigns = false;
  for (const text of cells) {
    if (text === null) continue;
    if (WORDS.has(text)) found.add(text);
    else if (SIGNS.has(text)) hasSigns = true;
  }
  if (hasSigns && measures(cells, found)) for (const sign of SIGNS) found.add(sign);
  return found;
}

/** Whether the other cells are numbers or dates, most of them. */
function measures(cells: readonly (string | null)[], missing: ReadonlySet<string>): boolean {
  const others = cells.filter((text) => text !== null && !missing.has(text) && !SIGNS.has(text)) as string[];
  const measured = others.filter(
    (text) =>
      readNumber(text, '.') !== undefined ||
      readNumber(text, ',') !== undefined ||
      readDate(text.normalize('NFKC')) !== null,
  ).length;
  return measured > 0 && measured >= MOSTLY * others.length;
}
