import { correlation } from '../../stats/correlation.ts';
import { type DatePart, datePartsOf } from '../../table/date-parts.ts';
import { dateRange } from '../../table/date-range.ts';
import type { DateColumn, NumericColumn } from '../../table/table.ts';

/** A column of dates, or of times. */
export interface DateFinding {
  column: string;
  /** First and last day, as in ISO 8601 (2024-01-31), or first and last time (09:30); null when every cell is missing. */
  range: { first: string; last: string } | null;
  /** Pearson's r of each part with the target; null where it is undefined. */
  parts: { part: DatePart; r: number | null }[];
}

/** The range of a column's dates, and how their parts go with the target. */
export function describeDates(column: DateColumn, target: NumericColumn): DateFinding {
  return {
    column: column.name,
    range: dateRange(column),
    parts: datePartsOf(column).map(({ part, values }) => ({ part, r: correlation(values, target.values) })),
  };
}
