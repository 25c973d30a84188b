import { readNumber } from './read-number.ts';
import type { DecimalMark } from './reading.ts';

/** Share of numbers from which a column says something of the decimal mark. */
const MOSTLY = 0.9;

/**
 * Decides by which mark each column has its decimals. A column that has `1,5` and nothing like `1.5` decides for itself; one in which all
 * could be read both ways (`1,234`) follows the others. Without any sign, it's a point, and commas stand between thousands.
 * @param columns cells by column, null where one is missing
 */
export function decideDecimals(columns: readonly (readonly (string | null)[])[]): DecimalMark[] {
  const signs = columns.map(signsOf);
  const sum = signs.reduce((all, { point, comma }) => all + Math.sign(comma - point), 0);
  const usual: DecimalMark = sum > 0 ? ',' : '.';
  return signs.map(({ point, comma }) => (comma > point ? ',' : point > 0 ? '.' : usual));
}

function signsOf(cells: readonly (string | null)[]): { point: number; comma: number } {
  let [values, numbers, point, comma] = [0, 0, 0, 0];
  for (const text of cells) {
    if (text === null) continue;
    values += 1;
    const byPoint = readNumber(text, '.');
    const byComma =
      byPoint !== undefined && !text.includes('.') && !text.includes(',') ? byPoint : readNumber(text, ',');
    if (byPoint !== undefined || byComma !== undefined) numbers += 1;
    if (byPoint !== undefined && byComma === undefined) point += 1;
    if (byComma !== undefined && byPoint === undefined) comma += 1;
  }
  return values > 0 && numbers >= MOSTLY * values ? { point, comma } : { point: 0, comma: 0 };
}
