import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findIdentifiers } from '../../src/steps/analyze/find-identifiers.ts';
import type { Column } from '../../src/table/table.ts';
import { columnOf } from '../helpers/columns.ts';

const rows = Array.from({ length: 40 }, (_, row) => row);
const text = (name: string, values: (string | null)[]): Column => columnOf({ name, type: 'categorical', values });
const numbers = (name: string, values: (number | null)[]): Column => columnOf({ name, type: 'numeric', values });
const found = (...columns: Column[]) => findIdentifiers(columns).map(({ column }) => column);

test('a text in which nearly every value differs is one, blanks aside', () => {
  const names = rows.map((row) => (row % 4 === 1 ? null : `name ${row}`));
  expect(findIdentifiers([text('customer', names)])).toEqual([{ column: 'customer', distinct: 30, values: 30 }]);
  expect(found(text('customer', ['name 2', ...names.slice(1)]))).toEqual(['customer']);
  expect(found(text('customer', [...Array(8).fill('name 2'), ...names.slice(8)]))).toEqual([]);
});

test('a few values that differ are none, unless the name says so', () => {
  const few = ['a', 'b', 'c', ...Array<null>(37).fill(null)];
  expect(found(text('pool', few), text('pool_id', few))).toEqual(['pool_id']);
});

test.each([
  'id',
  'Id',
  'ID',
  'customer_id',
  'order no.',
  'Order No',
  'customerId',
  'row-no',
  '顧客ID',
  '会員ＩＤ',
  '受注番号',
])('whole numbers named %s are one when all differ', (name) => {
  expect(found(numbers(name, rows))).toEqual([name]);
  expect(found(numbers(name, [0, ...rows.slice(1), 0]))).toEqual([]);
  expect(
    found(
      numbers(
        name,
        rows.map((row) => row + 0.5),
      ),
    ),
  ).toEqual([]);
});

test.each(['size', 'paid', 'PAID', 'bid', 'piano', 'identity', 'number of rooms', '番号札'])(
  'numbers named %s are measurements, even when all differ',
  (name) => {
    expect(found(numbers(name, rows))).toEqual([]);
  },
);

test('an empty column and a single value are none', () => {
  expect(found(text('id', []), text('no', [null, null]), numbers('row_id', [7]))).toEqual([]);
});

test('the order of the rows does not matter', () => {
  const cell = fc.option(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'));
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 26 }), (values) => {
      expect(findIdentifiers([text('kind', values)])).toEqual(findIdentifiers([text('kind', values.toSorted())]));
    }),
  );
});
