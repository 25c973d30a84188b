import { countCodes } from '../stats/code-cells.ts';
import { readDate } from './read-date.ts';
import type { DateColumn } from './table.ts';

/** The first and the last day of a column, as in ISO 8601 (2024-01-31), or its first and last time (09:30); null when every cell is missing. */
export function dateRange(column: DateColumn): { first: string; last: string } | null {
  const counts = countCodes(column);
  const dates = column.words.filter((_, place) => (counts[place] as number) > 0).map(inOrder);
  let [first, last] = [dates[0], dates[0]];
  for (const date of dates) {
    if (first === undefined || date < first) first = date;
    if (last === undefined || date > last) last = date;
  }
  return first === undefined || last === undefined ? null : { first, last };
}

/** Days and times in this notation are in the order of their texts. */
function inOrder(text: string): string {
  const day = readDate(text);
  if (day === null) return text[2] === ':' ? text : `0${text}`;
  return `${day.year}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;
}
