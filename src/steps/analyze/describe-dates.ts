import { correlation } from '../../stats/correlation.ts';
import { DATE_PARTS, type DatePart, datePartsOf } from '../../table/date-parts.ts';
import { dayRange } from '../../table/day-range.ts';
import type { DateColumn, NumericColumn } from '../../table/table.ts';

/** A column of dates. */
export interface DateFinding {
  column: string;
  /** First and last day, as in ISO 8601 (2024-01-31); null when every cell is missing. */
  range: { first: string; last: string } | null;
  /** Pearson's r of each part with the target; null where it is undefined. */
  parts: { part: DatePart; r: number | null }[];
}

/** The range of a column's dates, and how year, month and weekday go with the target. */
export function describeDates(column: DateColumn, target: NumericColumn): DateFinding {
  const values = datePartsOf(column);
  return {
    column: column.name,
    range: dayRange(column),
    parts: DATE_PARTS.map((part) => ({ part, r: correlation(values[part], target.values) })),
  };
}
