import { workerData } from 'node:worker_threads';
import { treeGrowerOf } from '../../stats/grow-trees.ts';
import type { TreeNodes } from '../../stats/tree-nodes.ts';
import { DONE, type GrownTree, type TreesInput, takeNext } from './tree-thread-messages.ts';

/** Worker thread that grows trees of a forest, beside the thread that runs Train, until none is left. */
const { task, control, port } = workerData as TreesInput;
const growAt = treeGrowerOf(task);
for (let place = takeNext(control); place < task.seeds.length; place = takeNext(control)) {
  const tree = trim(growAt(place));
  const grown: GrownTree = { place, tree };
  port.postMessage(grown, memoryOf(tree));
  Atomics.store(control, place + 1, DONE);
  Atomics.notify(control, place + 1);
}

/** The nodes without the room that was left. */
function trim({ size, ...arrays }: TreeNodes): TreeNodes {
  const { feature, threshold, left, right, value, error, rows } = arrays;
  return {
    size,
    feature: feature.slice(0, size),
    threshold: threshold.slice(0, size),
    left: left.slice(0, size),
    right: right.slice(0, size),
    value: value.slice(0, size),
    error: error.slice(0, size),
    rows: rows.slice(0, size),
  };
}

function memoryOf({ size: _, ...arrays }: TreeNodes): ArrayBuffer[] {
  return Object.values(arrays).map(({ buffer }) => buffer as ArrayBuffer);
}
