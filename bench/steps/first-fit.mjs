/**
 * Fits one forest in a process that has fitted none, from what `npm run build` made, as the app runs it: `forest.ts` starts it, passes the
 * matrix as JSON, and reads the milliseconds.
 */
import { readFileSync } from 'node:fs';
import { fitForest } from '../../dist/stats/forest.js';

const given = JSON.parse(readFileSync(0, 'utf8'));
const features = given.features.map((values, n) => ({ name: `f${n}`, values: Float64Array.from(values) }));
const target = { name: 'y', values: Float64Array.from(given.target) };
const start = performance.now();
fitForest(features, target, given.parameters);
console.log(performance.now() - start);
