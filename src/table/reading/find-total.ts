import { shownText } from '../shown-text.ts';
import type { Reading } from './reading.ts';
import type { SourceColumn, TextsColumn } from './source-column.ts';

/** How a row of totals begins. A region may be called 計根別, and a name Sumi. */
const TOTAL =
  /^(?:(?:合 ?計|総 ?計|総合計|小 ?計|計)(?:額|金額|値|数|人数|件数)?|総数|(?:grand |sub-?)?totals?|sum)(?![\p{L}\p{N}])/iu;
/** What it ends with: North Total, 東京小計. A clock is 時計. */
const ENDS_WITH_TOTAL = /(?:[ -]total|合計|小計|総計)$/iu;
/** A row of averages. A product may be called Average Joe. */
const AVERAGE = /^(?:(?:average|mean|avg)[.:]?|平 ?均(?:値|額)?)(?: ?\([^()]*\))?:?$/iu;

/**
 * Finds rows of totals or averages at the end: their first filled cell says so, the others are numbers, and no other row says so. They stay data,
 * because only a person knows whether a row is one.
 * @param lineOf the line of a row
 */
export function findTotal(
  columns: readonly SourceColumn[],
  { rows, lineOf }: { rows: number; lineOf: (row: number) => number },
): Reading['total'] {
  const cells = new Map<TextsColumn, number>();
  let from = rows;
  let text = '';
  for (let row = rows - 1; row >= 0; row -= 1) {
    const found = totalIn(columns, row);
    if (found === undefined) break;
    cells.set(found.column, (cells.get(found.column) ?? 0) + 1);
    text = found.text;
    from = row;
  }
  const others = [...cells].some(([column, count]) => totalsIn(column) > count);
  if (from === rows || from === 0 || others) return undefined;
  return { line: lineOf(from), last: lineOf(from - 1), text: shownText(text) };
}

/** The column and the text that make a row one of totals. */
function totalIn(columns: readonly SourceColumn[], row: number): { column: TextsColumn; text: string } | undefined {
  let found: { column: TextsColumn; text: string } | undefined;
  let hasNumber = false;
  for (const column of columns) {
    if (column.kind === 'numbers') {
      if (Number.isNaN(column.numbers[row])) continue;
      if (found === undefined) return undefined;
      hasNumber = true;
      continue;
    }
    const code = column.codes[row] as number;
    const text = column.words[code] ?? null;
    if (text === null) continue;
    if (found !== undefined) {
      if (!column.isNumber(code)) return undefined;
      hasNumber = true;
    } else if (isTotal(text)) found = { column, text };
    else return undefined;
  }
  return hasNumber ? found : undefined;
}

/** Cells of a column that say so. */
function totalsIn({ words, counts }: TextsColumn): number {
  let cells = 0;
  for (const [code, text] of words.entries()) if (text !== null && isTotal(text)) cells += counts[code] as number;
  return cells;
}

function isTotal(text: string): boolean {
  const plain = text.normalize('NFKC');
  return [TOTAL, ENDS_WITH_TOTAL, AVERAGE].some((pattern) => pattern.test(plain));
}
