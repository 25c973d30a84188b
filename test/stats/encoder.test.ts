import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeCells, countCodes } from '../../src/stats/code-cells.ts';
import { applyOrdinal, type Encoder, fitEncoder } from '../../src/stats/encoder.ts';

type Cells = (string | null)[];
const fitOn = (values: Cells) => fitEncoder(codeCells(values).words, countCodes(codeCells(values)));
/** Codes of all rows. No category stands for a missing cell. */
const apply = (encoder: Encoder, values: Cells) => applyOrdinal(encoder, codeCells(values), [...values.keys()], '\0');

test('categories are in the order of their code points, whatever the locale and the order of rows', () => {
  expect(fitOn(['い', 'b', null, 'あ', 'B', 'b', '10', '9']).categories).toEqual(['10', '9', 'B', 'b', 'あ', 'い']);
});

test('known categories have codes from 1; unknown and missing ones have 0', () => {
  expect([...apply(fitOn(['b', 'a']), ['a', 'b', 'c', null])]).toEqual([1, 2, 0, 0]);
});

test('a missing cell has the code of what stands for it, and a category that the rows lack has none', () => {
  const cells = codeCells(['a', null, 'b', 'c']);
  const encoder = fitEncoder(cells.words, countCodes(cells, [0, 1, 3]));
  expect(encoder.categories).toEqual(['a', 'c']);
  expect([...applyOrdinal(encoder, cells, [1, 2, 3], 'c')]).toEqual([2, 0, 2]);
});

test('an encoder that is saved and read again gives the same codes', () => {
  const values = fc.array(fc.option(fc.string({ unit: 'binary' })), { maxLength: 20 });
  fc.assert(
    fc.property(values, values, (learnt, later) => {
      const encoder = fitOn(learnt.filter((value) => value !== '\0'));
      const codes = apply(JSON.parse(JSON.stringify(encoder)), later);
      expect(codes).toEqual(apply(encoder, later));
      later.forEach((value, i) => {
        expect(codes[i]).toBe(value === null ? 0 : encoder.categories.indexOf(value) + 1);
      });
    }),
  );
});
