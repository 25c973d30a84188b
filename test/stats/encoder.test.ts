import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyOrdinal, fitEncoder } from '../../src/stats/encoder.ts';

test('categories are in the order of their code points, whatever the locale and the order of rows', () => {
  expect(fitEncoder(['い', 'b', null, 'あ', 'B', 'b', '10', '9']).categories).toEqual([
    '10',
    '9',
    'B',
    'b',
    'あ',
    'い',
  ]);
});

test('known categories have codes from 1; unknown and missing ones have 0', () => {
  expect([...applyOrdinal(fitEncoder(['b', 'a']), ['a', 'b', 'c', null])]).toEqual([1, 2, 0, 0]);
});

test('an encoder that is saved and read again gives the same codes', () => {
  const values = fc.array(fc.option(fc.string({ unit: 'binary' })), { maxLength: 20 });
  fc.assert(
    fc.property(values, values, (learnt, later) => {
      const encoder = fitEncoder(learnt);
      const codes = applyOrdinal(JSON.parse(JSON.stringify(encoder)), later);
      expect(codes).toEqual(applyOrdinal(encoder, later));
      later.forEach((value, i) => {
        expect(codes[i]).toBe(value === null ? 0 : encoder.categories.indexOf(value) + 1);
      });
    }),
  );
});
