/**
 * Time to fit a forest on the house prices, on one core, compared with scikit-learn on the same matrix.
 * Run: npm run build && npx tsx bench/steps/forest.ts [python]; Debian's package python3-sklearn is enough. Without it only Kakehashi is measured.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fitForest, predictForest } from '../../src/stats/forest.ts';
import { r2 } from '../../src/stats/metrics.ts';
import { FOREST, prepare, TARGET } from '../../test/stats/reference-chain.ts';
import { findPython } from './find-python.ts';

const FITS = 15;
/** Fits before the measured ones. The first of a process is measured separately, since the app's worker threads start cold. */
const WARM_UPS = 3;
/** Processes on each side that fit once. Both sides take turns. */
const PROCESSES = 9;
const { train, validation, test } = prepare();

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function row(name: string, milliseconds: readonly number[], scores: readonly number[]): string {
  const times = `${median(milliseconds).toFixed(0)} ms (${Math.min(...milliseconds).toFixed(0)} to ${Math.max(...milliseconds).toFixed(0)})`;
  return `${name.padEnd(28)} ${times.padEnd(24)} validation R² ${median(scores).toFixed(3)}`;
}

const milliseconds: number[] = [];
const scores: number[] = [];
for (let run = -WARM_UPS; run < FITS; run += 1) {
  const start = performance.now();
  const { model } = fitForest(train.features, train.target, { ...FOREST, seed: Math.max(0, run) });
  const taken = performance.now() - start;
  if (run < 0) continue;
  milliseconds.push(taken);
  scores.push(r2(TARGET, validation.target.values, predictForest(model, validation.features)));
}
const shape = `${train.target.values.length} x ${train.features.length}`;
console.log(`${FOREST.trees} trees on ${shape}, one core, median of ${FITS} fits (fastest to slowest)`);
console.log(row('kakehashi', milliseconds, scores));

const { model } = fitForest(train.features, train.target, FOREST);
const start = performance.now();
predictForest(model, test.features);
console.log(
  `prediction of ${test.prices.length} rows by ml-random-forest: ${(performance.now() - start).toFixed(0)} ms`,
);

const python = findPython(process.argv[2]);
const fileNextTo = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const values = (features: readonly { values: Float64Array }[]) => features.map((each) => Array.from(each.values));
const given = {
  features: values(train.features),
  target: Array.from(train.target.values),
  validation: values(validation.features),
  validationTarget: Array.from(validation.target.values),
  trees: FOREST.trees,
};
const fitInPython = (how: { fits: number; warmUps: number }) => {
  const input = JSON.stringify({ ...given, ...how });
  const { status, stdout, stderr, error } = spawnSync(python, [fileNextTo('forest.py')], {
    encoding: 'utf8',
    maxBuffer: 1e8,
    input,
  });
  if (status !== 0) {
    console.log(`scikit-learn was not measured: ${stderr?.trim().split('\n').at(-1) || error?.message}`);
    return undefined;
  }
  return JSON.parse(stdout) as { version: string; milliseconds: number[]; scores: number[] };
};
const theirs = fitInPython({ fits: FITS, warmUps: WARM_UPS });
if (theirs !== undefined) console.log(row(`scikit-learn ${theirs.version}`, theirs.milliseconds, theirs.scores));

const firstOurs: number[] = [];
const firstTheirs: number[] = [];
for (let turn = 0; turn < PROCESSES; turn += 1) {
  const { stdout } = spawnSync(process.execPath, [fileNextTo('first-fit.mjs')], {
    encoding: 'utf8',
    input: JSON.stringify({ ...given, parameters: FOREST }),
  });
  firstOurs.push(Number(stdout));
  if (theirs !== undefined) firstTheirs.push(...(fitInPython({ fits: 1, warmUps: 0 })?.milliseconds ?? []));
}
const first = (name: string, taken: number[]) =>
  `${name.padEnd(28)} ${median(taken).toFixed(0)} ms (${Math.min(...taken).toFixed(0)} to ${Math.max(...taken).toFixed(0)})`;
console.log(`the first fit of a process, median of ${PROCESSES} processes in turns`);
console.log(first('kakehashi', firstOurs));
if (firstTheirs.length > 0) console.log(first(`scikit-learn ${theirs?.version}`, firstTheirs));
