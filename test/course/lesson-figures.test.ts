import { expect, test } from 'vitest';
import { figuresIn, isShown } from '../helpers/lesson-figures.ts';
import { evaluate, figures, lessons } from '../helpers/wrong-figures.ts';

test.each(lessons)('%s marks the same figures in both languages', (name) => {
  const expressions = (locale: string) =>
    figures(locale, name)
      .map(({ expression }) => expression)
      .toSorted();
  expect(expressions('ja')).toEqual(expressions('en'));
});

test.each(lessons.filter((name) => /^0[1-6]-/u.test(name)))('%s, the lesson of a step, marks its figures', (name) => {
  expect(figures('en', name).length).toBeGreaterThanOrEqual(10);
});

test('a wrong figure, and a mark without a figure, are found', async () => {
  const [figure] = figuresIn('The mean is \\$180,797<!--= analyze.target.mean -->.');
  expect(figure).toEqual({ line: 1, shown: '180,797', expression: 'analyze.target.mean' });
  expect(isShown(figure?.shown ?? '', await evaluate(figure?.expression ?? ''))).toBe(false);
  expect(isShown('180,796', await evaluate('analyze.target.mean'))).toBe(true);
  await expect(evaluate('table.count(Pool)')).rejects.toThrow('no column "Pool"');
  expect(() => figuresIn('The mean is high<!--= analyze.target.mean -->.')).toThrow('line 1');
});
