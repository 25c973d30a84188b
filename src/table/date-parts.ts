import { readDate } from './read-date.ts';
import type { Column, DateColumn, NumericColumn, Table } from './table.ts';

/** What a model reads from a date: numbers, where the date itself would be a category of its own in nearly every row. */
export const DATE_PARTS = ['year', 'month', 'weekday'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

/**
 * Year, month (1 to 12) and weekday (1 is Monday) of each cell of a date column; NaN where the cell is missing.
 * @returns one list for each part, as long as the column
 */
export function datePartsOf({ words, codes }: DateColumn): Record<DatePart, Float64Array> {
  const days = words.map(readDate);
  const part = (name: DatePart) => {
    const numbers = days.map((day) => day?.[name] ?? Number.NaN);
    return Float64Array.from(codes, (code) => numbers[code] ?? Number.NaN);
  };
  return { year: part('year'), month: part('month'), weekday: part('weekday') };
}

/**
 * The table with the parts of each date column as numeric columns after it: `sold.year`, `sold.month`, `sold.weekday`. A name that
 * the table has already gets a dot at its end.
 * @param id name of the identifier column, which stays whole
 */
export function withDateParts(table: Table, id?: string): Table {
  const taken = new Set(table.columns.map(({ name }) => name));
  const columns = table.columns.flatMap((column): Column[] => {
    if (column.type !== 'date' || column.name === id) return [column];
    const parts = datePartsOf(column);
    return [column, ...DATE_PARTS.map((part) => numeric(freeName(`${column.name}.${part}`, taken), parts[part]))];
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
