import type { DecimalMark, Separator } from './reading.ts';
import type { SourceColumn } from './source-column.ts';

/** Share of numbers from which a column says something of the decimal mark of others. */
const MOSTLY = 0.9;

/** What a column's numbers say of the decimal mark. */
interface Signs {
  /** Cells that are numbers by this mark alone. */
  point: number;
  comma: number;
  /** Marks that could be the decimal one or stand between thousands. */
  either: readonly DecimalMark[];
  /** Whether hardly a cell is none of a number. */
  areNumbers: boolean;
}

/**
 * Decides by which mark each column has its decimals. A column that has `1,5` or `0,234`, and nothing like `1.5`, decides for itself; one in which all
 * could be read both ways (`1,234`) follows most of the others. Without any sign, or where others disagree, a point is before decimals; a comma
 * is so only between semicolons, which stand where commas aren't free, else between thousands.
 * @param separator undefined for a workbook
 */
export function decideDecimals(columns: readonly SourceColumn[], separator: Separator | undefined): DecimalMark[] {
  const signs = columns.map(signsOf);
  const sum = signs.reduce((all, { point, comma, areNumbers }) => all + (areNumbers ? Math.sign(comma - point) : 0), 0);
  const usual = (either: readonly DecimalMark[]): DecimalMark => {
    if (sum !== 0) return sum > 0 ? ',' : '.';
    return separator === ';' && either.includes(',') ? ',' : '.';
  };
  return signs.map(({ point, comma, either }) => (comma > point ? ',' : point > 0 ? '.' : usual(either)));
}

function signsOf(column: SourceColumn): Signs {
  if (column.kind === 'numbers') {
    const { mark, either } = column;
    const signs = column.hasOwn ? 1 : 0;
    return { point: mark === '.' ? signs : 0, comma: mark === ',' ? signs : 0, either, areNumbers: true };
  }
  let [values, numbers, point, comma] = [0, 0, 0, 0];
  const either = new Set<DecimalMark>();
  for (const [code, text] of column.words.entries()) {
    if (text === null) continue;
    const cells = column.counts[code] as number;
    const byPoint = column.number(code, '.');
    const byComma = column.number(code, ',');
    values += cells;
    if (byPoint !== undefined || byComma !== undefined) numbers += cells;
    if (byPoint !== undefined && byComma === undefined) point += cells;
    if (byComma !== undefined && byPoint === undefined) comma += cells;
    if (byPoint?.either !== undefined) either.add(byPoint.either);
  }
  return { point, comma, either: [...either], areNumbers: values > 0 && numbers >= MOSTLY * values };
}
