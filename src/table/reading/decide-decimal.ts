import type { DecimalMark } from './reading.ts';
import type { SourceColumn } from './source-column.ts';

/** Share of numbers from which a column says something of the decimal mark. */
const MOSTLY = 0.9;

/**
 * Decides by which mark each column has its decimals. A column that has `1,5` and nothing like `1.5` decides for itself; one in which all
 * could be read both ways (`1,234`) follows the others. Without any sign, it's a point, and commas stand between thousands.
 */
export function decideDecimals(columns: readonly SourceColumn[]): DecimalMark[] {
  const signs = columns.map(signsOf);
  const sum = signs.reduce((all, { point, comma }) => all + Math.sign(comma - point), 0);
  const usual: DecimalMark = sum > 0 ? ',' : '.';
  return signs.map(({ point, comma }) => (comma > point ? ',' : point > 0 ? '.' : usual));
}

function signsOf(column: SourceColumn): { point: number; comma: number } {
  if (column.kind === 'numbers') {
    const signs = column.hasOwn ? 1 : 0;
    return column.mark === '.' ? { point: signs, comma: 0 } : { point: 0, comma: signs };
  }
  let [values, numbers, point, comma] = [0, 0, 0, 0];
  for (const [code, text] of column.words.entries()) {
    if (text === null) continue;
    const cells = column.counts[code] as number;
    const byPoint = column.number(code, '.') !== undefined;
    const byComma = column.number(code, ',') !== undefined;
    values += cells;
    if (byPoint || byComma) numbers += cells;
    if (byPoint && !byComma) point += cells;
    if (byComma && !byPoint) comma += cells;
  }
  return values > 0 && numbers >= MOSTLY * values ? { point, comma } : { point: 0, comma: 0 };
}
