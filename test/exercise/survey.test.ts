import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownAnswers } from '../../src/exercise/survey.ts';

const question = fc.constantFrom('sure' as const, 'asked' as const);
const answersTo = (asked: 'sure' | 'asked', size: { minLength: number; maxLength: number }) =>
  fc.array(asked === 'sure' ? fc.integer({ min: 1, max: 5 }) : fc.integer({ min: 0, max: 999 }), size);

test('shows nothing of fewer than three answers, and each of up to nine in the order of the numbers', () => {
  const some = question.chain((each) => fc.tuple(fc.constant(each), answersTo(each, { minLength: 0, maxLength: 9 })));
  fc.assert(
    fc.property(some, ([each, answers]) => {
      const expected = answers.length < 3 ? { few: true } : { each: answers.toSorted((one, other) => one - other) };
      expect(shownAnswers(each, answers)).toEqual(expected);
    }),
  );
});

test('counts each of ten answers or more in one group, and says nothing of their order', () => {
  const many = question.chain((each) => fc.tuple(fc.constant(each), answersTo(each, { minLength: 10, maxLength: 40 })));
  fc.assert(
    fc.property(many, ([each, answers]) => {
      const shown = shownAnswers(each, answers);
      expect(shown).toEqual(shownAnswers(each, answers.toReversed()));
      const groups = 'groups' in shown ? shown.groups : [];
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(answers.length);
    }),
  );
});
