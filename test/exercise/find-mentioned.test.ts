import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findMentioned } from '../../src/exercise/find-mentioned.ts';

const NAMES = ['Pool', 'Pool_QC', 'Alley', '面積', '面積（㎡）', 'Gr Liv Area'];

it('names stand as whole words, the longer one first of two that overlap, in the order of the text', () => {
  expect(findMentioned('Alley and Pool_QC must stay; Pool_QC twice.', NAMES)).toEqual(['Alley', 'Pool_QC']);
  expect(findMentioned('The Pool, not the Pools or CarPool.', NAMES)).toEqual(['Pool']);
  expect(findMentioned('Drop `Gr Liv Area`?', NAMES)).toEqual(['Gr Liv Area']);
  expect(findMentioned('nothing here', NAMES)).toEqual([]);
});

it('Japanese sentences have no spaces around a name', () => {
  expect(findMentioned('面積（㎡）は残してください。Alleyの空欄は「なし」です。', NAMES)).toEqual([
    '面積（㎡）',
    'Alley',
  ]);
});

it('every name that is found stands in the text, once, whatever the names are', () => {
  const name = fc.oneof(fc.string({ minLength: 1, maxLength: 4 }), fc.constantFrom(...NAMES));
  fc.assert(
    fc.property(
      fc.array(name, { maxLength: 6 }),
      fc.array(fc.oneof(name, fc.string()), { maxLength: 8 }),
      (names, parts) => {
        const text = parts.join(' ');
        const found = findMentioned(text, names);
        expect(new Set(found).size).toBe(found.length);
        for (const each of found) {
          expect(names).toContain(each);
          expect(text).toContain(each);
        }
        const places = found.map((each) => text.indexOf(each));
        expect(places.every((place) => place >= 0)).toBe(true);
      },
    ),
  );
});
