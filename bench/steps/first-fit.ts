/** Fits one forest in a process that has fitted none: `forest.ts` starts it, passes the matrix as JSON, and reads the milliseconds. */
import { readFileSync } from 'node:fs';
import { type ForestParameters, fitForest } from '../../src/stats/forest.ts';

const given = JSON.parse(readFileSync(0, 'utf8')) as {
  features: number[][];
  target: number[];
  parameters: ForestParameters;
};
const features = given.features.map((values, n) => ({ name: `f${n}`, values: Float64Array.from(values) }));
const target = { name: 'y', values: Float64Array.from(given.target) };
const start = performance.now();
fitForest(features, target, given.parameters);
console.log(performance.now() - start);
