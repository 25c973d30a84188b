import { describe, expect, it } from 'vitest';
import { withDateParts } from '../../src/table/date-parts.ts';
import { dateRange } from '../../src/table/date-range.ts';
import type { Table } from '../../src/table/table.ts';
import { columnOf, valuesOf } from '../helpers/columns.ts';

const sold = columnOf({ name: 'sold', type: 'date', values: ['2024/2/29', null, '1999-12-31'] });
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
    expect(dateRange(sold)).toEqual({ first: '1999-12-31', last: '2024-02-29' });
    expect(dateRange(columnOf({ ...sold, values: [null, null] }))).toBeNull();
  });
});

describe('a part', () => {
  const partsOf = (...values: (string | null)[]) => {
    const column = columnOf({ name: 'at', type: 'date', values });
    return Object.fromEntries(
      withDateParts({ rows: values.length, columns: [column] })
        .columns.slice(1)
        .map((part) => [part.name, valuesOf(part)]),
    );
  };

  it('is the hour where times differ; a day without one begins at midnight', () => {
    expect(partsOf('2024-02-29 9:45', null, '2024-03-01')).toEqual({
      'at.year': [2024, null, 2024],
      'at.month': [2, null, 3],
      'at.weekday': [4, null, 5],
      'at.hour': [9.75, null, 0],
    });
  });

  it.each([
    ['2024-02-29T00:00', '2024-03-01'],
    ['2024-02-29 18:00', null, '2024-03-01T18:00:00Z'],
  ])('is no hour where times are all the same: %s', (...values) => {
    expect(Object.keys(partsOf(...values))).toEqual(['at.year', 'at.month', 'at.weekday']);
  });

  it.each([
    ['2024-02-01', null, '2024-03-01'],
    ['2024年2月1日', '2023年11月1日'],
  ])('days that are all the first of a month have no weekday: %s', (...values) => {
    expect(Object.keys(partsOf(...values))).toEqual(['at.year', 'at.month']);
    expect(Object.keys(partsOf(...values, '2024-03-02'))).toEqual(['at.year', 'at.month', 'at.weekday']);
  });

  it('is the hour alone of times without a day', () => {
    expect(partsOf('9:30', null, '18:00:36')).toEqual({ 'at.hour': [9.5, null, 18.01] });
    expect(partsOf('9:30', '09:30')).toEqual({ 'at.hour': [9.5, 9.5] });
    expect(dateRange(columnOf({ name: 'at', type: 'date', values: ['9:30', '18:00', '09:15:30'] }))).toEqual({
      first: '09:15:30',
      last: '18:00',
    });
  });
});
