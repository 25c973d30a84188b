/**
 * Time to fit 20 trees on 20,000 rows of 30 columns, in one thread and in two as a run does, compared with scikit-learn on one core
 * (`n_jobs=1`) on the same table. Run: npm run build && npx tsx bench/steps/forest-large.ts [python]
 */
import { spawnSync } from 'node:child_process';
import { createTreeGrower } from '../../src/jobs/compute/grow-in-threads.ts';
import { fitForest } from '../../src/stats/forest.ts';
import { RandomState } from '../../src/stats/random-state.ts';
import { findPython } from './find-python.ts';

const [ROWS, COLUMNS, TREES, FITS] = [20_000, 30, 20, 5];
const random = new RandomState(1);
const features = Array.from({ length: COLUMNS }, (_, n) => ({
  name: `f${n}`,
  values: Float64Array.from(random.integers(n % 2 === 0 ? 1_000_000 : 12, ROWS)),
}));
const noise = random.integers(1000, ROWS);
const target = {
  name: 'y',
  values: Float64Array.from(noise, (draw, row) => {
    const of = (n: number) => features[n]?.values[row] ?? 0;
    return of(0) / 1e4 + of(1) * 7 + (of(2) / 1e5) ** 2 + draw / 50;
  }),
};
const parameters = { trees: TREES, minSamplesSplit: 2, maxFeatures: 1, seed: 42 };
const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
const time = (grow?: ReturnType<typeof createTreeGrower>) =>
  median(
    Array.from({ length: FITS }, () => {
      const start = performance.now();
      fitForest(features, target, parameters, () => {}, grow);
      return performance.now() - start;
    }),
  );
console.log(`20 trees on ${ROWS} x ${COLUMNS}, median of ${FITS} fits`);
console.log(`one thread    ${time().toFixed(0)} ms`);
console.log(`two threads   ${time(createTreeGrower()).toFixed(0)} ms`);

const code = `
import json, sys, time
import numpy as np
from sklearn.ensemble import RandomForestRegressor
given = json.load(sys.stdin)
X, y = np.array(given["X"]).T, np.array(given["y"])
times = []
for fit in range(given["fits"]):
    start = time.perf_counter()
    RandomForestRegressor(n_estimators=given["trees"], random_state=42, n_jobs=1).fit(X, y)
    times.append(time.perf_counter() - start)
print(sorted(times)[len(times) // 2] * 1000)
`;
const python = spawnSync(findPython(process.argv[2]), ['-c', code], {
  encoding: 'utf8',
  input: JSON.stringify({
    X: features.map(({ values }) => [...values]),
    y: [...target.values],
    trees: TREES,
    fits: FITS,
  }),
});
const said = python.status === 0 ? `${Number(python.stdout).toFixed(0)} ms` : python.stderr.trim().split('\n').at(-1);
console.log(`scikit-learn  ${said}`);
