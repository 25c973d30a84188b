import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkParameters } from '../../src/steps/check-parameters.ts';
import { checkOrders, orderLines, readOrder, writeOrder } from '../../src/steps/preprocess/category-order.ts';
import { preprocess } from '../../src/steps/preprocess/preprocess.ts';

describe('an order of categories', () => {
  it('is read as people type it, with the signs of either keyboard', () => {
    const order = { column: 'Exter_Qual', categories: ['Fair', 'Very good', 'Excellent'] };
    expect(readOrder('Exter_Qual: Fair < Very good < Excellent')).toEqual(order);
    expect(readOrder(' Exter_Qual：Fair＜Very good  ＜ Excellent ')).toEqual(order);
    expect(readOrder('"a: b": "<1" < "say ""so"""')).toEqual({ column: 'a: b', categories: ['<1', 'say "so"'] });
  });

  it('is refused when it names no column, fewer than two categories, or one twice', () => {
    for (const line of [
      '',
      'a',
      'a:',
      'a: b',
      'b < c',
      'a: b < b',
      'a: b < ',
      'a: b: c',
      ': b < c',
      '"a: b < c',
      'a: b > c',
    ]) {
      expect(readOrder(line), line).toBeUndefined();
    }
  });

  it('is the same after it’s written and read, whatever the names are', () => {
    const name = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom(':', '<', '"', '：＜', ' a', 'b\n', '""'));
    fc.assert(
      fc.property(
        fc.array(fc.record({ column: name, categories: fc.uniqueArray(name, { minLength: 2, maxLength: 5 }) }), {
          maxLength: 4,
        }),
        (orders) => {
          const text = orders.map(writeOrder).join('\n');
          expect(orderLines(text).map(readOrder)).toEqual(orders);
        },
      ),
    );
  });

  it('is a parameter: a line that can’t be read is named, and no column has two orders', () => {
    expect(checkParameters(preprocess, { orders: 'a: x < y\n\nb: y < x' })).toMatchObject({
      values: { orders: ['a: x < y', 'b: y < x'] },
    });
    expect(checkParameters(preprocess, { orders: '' })).toMatchObject({ values: { orders: [] } });
    expect(checkParameters(preprocess, { orders: 'a: x < y\nb is fine' })).toMatchObject({
      problems: [{ id: 'orders', code: 'order_unreadable', values: { typed: 'b is fine' } }],
    });
    const twice = { problems: [{ id: 'orders', code: 'order_twice', values: { column: 'a' } }] };
    expect(checkParameters(preprocess, { orders: 'a: x < y\na: y < x' })).toMatchObject(twice);
    expect(checkParameters(preprocess, { orders: 'a: x < y', byTarget: ['a'] })).toMatchObject(twice);
    expect(checkOrders({})).toBeUndefined();
  });
});
