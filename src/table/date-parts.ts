import { countCodes } from '../stats/code-cells.ts';
import { type Day, readDate, readTime } from './read-date.ts';
import type { Column, DateColumn, NumericColumn, Table } from './table.ts';

/** What a model reads from a date: numbers, where the date itself would be a category of its own in nearly every row. */
export const DATE_PARTS = ['year', 'month', 'weekday', 'hour'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/**
 * The parts of a date column's cells: year, month (1 to 12) and weekday (1 is Monday), and the hours since midnight (9.5 at 9:30) where
 * times differ. A column of times has its hours alone. Where every day is the first of its month, the days stand for months, and have no weekday.
 * @returns for each part a list as long as the column; NaN where the cell is missing
 */
export function datePartsOf(column: DateColumn): { part: DatePart; values: Float64Array }[] {
  const { words, codes } = column;
  const read = words.map((word): Partial<Day> | null => {
    const hour = readTime(word);
    return hour === null ? readDate(word) : { hour };
  });
  const counts = countCodes(column);
  const used = read.filter((_, place) => (counts[place] as number) > 0);
  const areTimes = used.some((parts) => parts !== null && parts.year === undefined);
  const differ = new Set(used.map((parts) => parts?.hour)).size > 1;
  const areMonths = used.some((parts) => parts !== null) && used.every((parts) => parts === null || parts.day === 1);
  const isOffered: Record<DatePart, boolean> = {
    year: !areTimes,
    month: !areTimes,
    weekday: !areTimes && !areMonths,
    hour: areTimes || differ,
  };
  const offered = DATE_PARTS.filter((part) => isOffered[part]);
  return offered.map((part) => {
    const numbers = read.map((parts) => parts?.[part] ?? Number.NaN);
    return { part, values: Float64Array.from(codes, (code) => numbers[code] ?? Number.NaN) };
  });
}

/**
 * The table with the parts of each date column as numeric columns after it: `sold.year`, `sold.month`, `sold.weekday`, `sold.hour`. A name
 * that the table has already gets a dot at its end.
 * @param id name of the identifier column, which stays whole
 */
export function withDateParts(table: Table, id?: string): Table {
  const taken = new Set(table.columns.map(({ name }) => name));
  const columns = table.columns.flatMap((column): Column[] => {
    if (column.type !== 'date' || column.name === id) return [column];
    const parts = datePartsOf(column).map(({ part, values }) =>
      numeric(freeName(`${column.name}.${part}`, taken), values),
    );
    return [column, ...parts];
  });
  return { ...table, columns };
}

function numeric(name: string, values: Float64Array): NumericColumn {
  return { name, type: 'numeric', values };
}

/** The name, or the first free one with dots at its end; it is taken then. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  while (taken.has(name)) name += '.';
  taken.add(name);
  return name;
}
