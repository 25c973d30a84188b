import { lengthOf } from './cells-of.ts';
import type { Column } from './table.ts';

/** How many cells of a column are missing. A loop, because a filtered copy of a long column takes many times as long. */
export function countMissing(column: Column): number {
  let missing = 0;
  if (column.type === 'numeric') {
    const { values } = column;
    for (let row = 0; row < values.length; row += 1) if (Number.isNaN(values[row])) missing += 1;
    return missing;
  }
  const { codes } = column;
  for (let row = 0; row < codes.length; row += 1) if ((codes[row] as number) < 0) missing += 1;
  return missing;
}

/** Percent of a column's cells that are missing, 0 to 100. @param column has at least one cell */
export function missingPercent(column: Column): number {
  return (countMissing(column) / lengthOf(column)) * 100;
}
