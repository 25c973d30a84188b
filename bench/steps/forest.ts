/**
 * Time to fit a forest on the house prices, on one core, compared with scikit-learn on the same matrix.
 * Run: npx tsx bench/steps/forest.ts [python]; Debian's package python3-sklearn is enough. Without it only Kakehashi is measured.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fitForest, predictForest } from '../../src/stats/forest.ts';
import { r2 } from '../../src/stats/metrics.ts';
import { FOREST, prepare, TARGET } from '../../test/stats/reference-chain.ts';
import { findPython } from './find-python.ts';

const FITS = 15;
/** Fits before the measured ones. The first is printed separately, since the app's worker threads start cold. */
const WARM_UPS = 3;
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
  if (run === -WARM_UPS) console.log(`first fit, cold              ${taken.toFixed(0)} ms`);
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

const values = (features: readonly { values: Float64Array }[]) => features.map((each) => Array.from(each.values));
const python = spawnSync(findPython(process.argv[2]), [fileURLToPath(new URL('forest.py', import.meta.url))], {
  encoding: 'utf8',
  maxBuffer: 1e8,
  input: JSON.stringify({
    features: values(train.features),
    target: Array.from(train.target.values),
    validation: values(validation.features),
    validationTarget: Array.from(validation.target.values),
    trees: FOREST.trees,
    fits: FITS,
    warmUps: WARM_UPS,
  }),
});
if (python.status === 0) {
  const theirs = JSON.parse(python.stdout) as { version: string; milliseconds: number[]; scores: number[] };
  console.log(row(`scikit-learn ${theirs.version}`, theirs.milliseconds, theirs.scores));
} else {
  console.log(`scikit-learn was not measured: ${python.stderr?.trim().split('\n').at(-1) || python.error?.message}`);
}
