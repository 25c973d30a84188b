import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortName } from '../../src/charts/short-name.ts';

it.each([
  ['Sale_Price', 'Sale_Price'],
  ['Garage area in square feet, as built', 'Garage area in s…t, as built'],
  ['建物の延べ床面積（平方メートル、登記簿に記載の値）', '建物の延べ床面積…記載の値）'],
  ['two\nlines', 'two lines'],
])('%j becomes %j', (name, short) => {
  expect(shortName(name)).toBe(short);
});

it('a short name fits the width, and a name that fits stays unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 40 }), (name, room) => {
      expect([...shortName(name, room)].length).toBeLessThanOrEqual(room);
    }),
  );
});
