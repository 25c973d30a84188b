import type { MessagePort } from 'node:worker_threads';
import type { TreesTask } from '../../stats/grow-trees.ts';
import type { TreeNodes } from '../../stats/tree-nodes.ts';

/** Input of the second thread that grows trees of a forest. */
export interface TreesInput {
  task: TreesTask;
  /** Shared memory: the next tree that nobody has taken; then one number for each tree, `DONE` once the second thread has sent it. */
  control: Int32Array;
  /** Where it sends its trees: the other thread reads them without its event loop. */
  port: MessagePort;
}

export interface GrownTree {
  place: number;
  tree: TreeNodes;
}

export const DONE = 1;

/** Takes a tree, which no other thread takes then. */
export function takeNext(control: Int32Array): number {
  return Atomics.add(control, 0, 1);
}
