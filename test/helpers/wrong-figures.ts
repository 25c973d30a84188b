import { readdirSync, readFileSync } from 'node:fs';
import { createEvaluator, figuresIn, isShown } from './lesson-figures.ts';
import { houses } from './run-steps.ts';

const root = new URL('../../lessons/', import.meta.url);

/** The files of the lessons. */
export const lessons = readdirSync(new URL('en/', root)).filter((name) => name.endsWith('.md'));

/** The marked figures of a lesson in one language, and where they are. */
export const figures = (locale: string, name: string) =>
  figuresIn(readFileSync(new URL(`${locale}/${name}`, root), 'utf8')).map((figure) => ({
    place: `${locale}/${name}`,
    ...figure,
  }));

export const evaluate = createEvaluator(houses(), { target: 'Sale_Price', id: 'Id', row: 'house' });

/** Describes the figures of a lesson, in both languages, that aren't what the steps compute. */
export async function wrongFigures(name: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const { place, line, shown, expression } of [...figures('en', name), ...figures('ja', name)]) {
    const value = await evaluate(expression);
    if (!isShown(shown, value)) wrong.push(`${place}:${line} says ${shown}, but ${expression} is ${value}`);
  }
  return wrong;
}
