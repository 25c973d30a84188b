import { countCodes } from '../stats/code-cells.ts';
import { readDate } from './read-date.ts';
import type { DateColumn } from './table.ts';

/** The first and the last day of a column, as in ISO 8601 (2024-01-31); null when every cell is missing. */
export function dayRange(column: DateColumn): { first: string; last: string } | null {
  const counts = countCodes(column);
  const days = column.words.filter((_, place) => (counts[place] as number) > 0).map(isoDay);
  let [first, last] = [days[0], days[0]];
  for (const day of days) {
    if (first === undefined || day < first) first = day;
    if (last === undefined || day > last) last = day;
  }
  return first === undefined || last === undefined ? null : { first, last };
}

/** Days in this notation are in the order of their texts. */
function isoDay(text: string): string {
  const { year = 0, month = 0, day = 0 } = readDate(text) ?? {};
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
