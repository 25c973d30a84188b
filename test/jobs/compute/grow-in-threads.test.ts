import { once } from 'node:events';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { createTreeGrower } from '../../../src/jobs/compute/grow-in-threads.ts';
import { fitForest } from '../../../src/stats/forest.ts';
import { type TreesTask, treeGrowerOf } from '../../../src/stats/grow-trees.ts';
import { RandomState } from '../../../src/stats/random-state.ts';
import { rankFeature } from '../../../src/stats/rank-feature.ts';
import type { TreeNodes } from '../../../src/stats/tree-nodes.ts';
import { workerFile } from '../../../src/worker-file.ts';

const ROWS = 300;
const random = new RandomState(3);
const features = Array.from({ length: 5 }, (_, n) => ({
  name: `f${n}`,
  values: Float64Array.from(random.integers(n < 2 ? 9 : 1000, ROWS)),
}));
const sumOf = (row: number) => features.reduce((sum, { values }, n) => sum + n * (values[row] ?? 0), 0);
const target = { name: 'y', values: Float64Array.from({ length: ROWS }, (_, row) => sumOf(row) ** 2) };
const parameters = { trees: 12, minSamplesSplit: 2, maxFeatures: 1, seed: 42 };

/** A forest, and after how many trees the progress was told. */
function fitted(grow?: ReturnType<typeof createTreeGrower>) {
  const told: number[] = [];
  const forest = fitForest(features, target, parameters, (done) => told.push(done), grow);
  return { forest, told };
}
const alone = fitted();
const two = { least: 0, cores: 2 };

it('a forest that two threads grow is the one that one thread grows, to the last digit', () => {
  for (let round = 0; round < 3; round += 1) expect(fitted(createTreeGrower(two))).toEqual(alone);
});

it('a second thread that cannot start changes nothing', () => {
  expect(fitted(createTreeGrower({ ...two, thread: 'no-such-file' }))).toEqual(alone);
});

it('the second thread grows the trees that nobody has taken, and says so for each', async () => {
  const trees = 6;
  const task: TreesTask = {
    features: features.map(({ values }) => rankFeature(values)),
    target: target.values,
    seeds: Int32Array.from({ length: trees }, (_, n) => n + 7),
    options: { maxDepth: Number.POSITIVE_INFINITY, minSamplesSplit: 2, featuresPerSplit: 5 },
  };
  const control = new Int32Array(new SharedArrayBuffer(4 * (trees + 1)));
  // Another thread has the first two.
  control[0] = 2;
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(
    workerFile(new URL('../../../src/jobs/compute/x.ts', import.meta.url).href, './tree-thread'),
    {
      workerData: { task, control, port: port2 },
      transferList: [port2],
    },
  );
  await once(worker, 'exit');
  const sent: { place: number; tree: TreeNodes }[] = [];
  for (let found = receiveMessageOnPort(port1); found !== undefined; found = receiveMessageOnPort(port1))
    sent.push(found.message);
  expect(sent.map(({ place }) => place)).toEqual([2, 3, 4, 5]);
  expect([...control]).toEqual([trees + 1, 0, 0, 1, 1, 1, 1]);
  for (const { place, tree } of sent) {
    const { size, ...arrays } = treeGrowerOf(task)(place);
    const trimmed = Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, values.slice(0, size)]));
    expect(tree).toEqual({ size, ...trimmed });
  }
});
