import { expect, test } from 'vitest';
import { checkParameters } from '../../src/steps/check-parameters.ts';
import { stepOf } from '../../src/steps/step-of.ts';

test('a value that can’t be read doesn’t take those with it that can', () => {
  const typed = { fenceFactor: '2', testShare: 'a third', blankNone: ['Alley'] };
  const checked = checkParameters(stepOf('preprocess'), typed);
  expect(checked).toMatchObject({
    problems: [{ id: 'testShare', code: 'parameter_out_of_range' }],
    readable: { fenceFactor: 2, blankNone: ['Alley'] },
  });
});
