import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createEvaluator, figuresIn, isShown } from '../helpers/lesson-figures.ts';
import { houses } from '../helpers/run-steps.ts';

const root = new URL('../../lessons/', import.meta.url);
const lessons = readdirSync(new URL('en/', root)).filter((name) => name.endsWith('.md'));
const figures = (locale: string, name: string) =>
  figuresIn(readFileSync(new URL(`${locale}/${name}`, root), 'utf8')).map((figure) => ({
    place: `${locale}/${name}`,
    ...figure,
  }));
const evaluate = createEvaluator(houses(), { target: 'Sale_Price', id: 'Id', row: 'house' });

test.each(lessons)('every figure that %s marks is what the steps compute, in both languages', async (name) => {
  const wrong: string[] = [];
  for (const { place, line, shown, expression } of [...figures('en', name), ...figures('ja', name)]) {
    const value = await evaluate(expression);
    if (!isShown(shown, value)) wrong.push(`${place}:${line} says ${shown}, but ${expression} is ${value}`);
  }
  expect(wrong).toEqual([]);
});

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
  expect(() => figuresIn('The mean is high<!--= analyze.target.mean -->.')).toThrow('line 1');
});
