import { describe, expect, it } from 'vitest';
import { withDateParts } from '../../src/table/date-parts.ts';
import { dayRange } from '../../src/table/day-range.ts';
import type { Table } from '../../src/table/table.ts';
import { columnOf } from '../helpers/columns.ts';

const sold = columnOf({ name: 'sold', type: 'date', values: ['2024/2/29 9:00', null, '1999-12-31'] });
const table: Table = {
  rows: 3,
  columns: [sold, columnOf({ name: 'sold.month', type: 'numeric', values: [7, 8, 9] })],
};

describe('a column of dates', () => {
  it('is followed by its year, month and weekday, under names that are free', () => {
    expect(withDateParts(table).columns).toEqual([
      sold,
      columnOf({ name: 'sold.year', type: 'numeric', values: [2024, null, 1999] }),
      columnOf({ name: 'sold.month.', type: 'numeric', values: [2, null, 12] }),
      columnOf({ name: 'sold.weekday', type: 'numeric', values: [4, null, 5] }),
      columnOf({ name: 'sold.month', type: 'numeric', values: [7, 8, 9] }),
    ]);
  });

  it('stays whole when it identifies the rows', () => {
    expect(withDateParts(table, 'sold')).toEqual(table);
  });

  it('has a first and a last day, unless it is blank', () => {
    expect(dayRange(sold)).toEqual({ first: '1999-12-31', last: '2024-02-29' });
    expect(dayRange(columnOf({ ...sold, values: [null, null] }))).toBeNull();
  });
});
