import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { type GrowTrees, growTreesHere, type TreesTask, treeGrowerOf } from '../../stats/grow-trees.ts';
import type { TreeNodes } from '../../stats/tree-nodes.ts';
import { workerFile } from '../../worker-file.ts';
import { DONE, type GrownTree, type TreesInput, takeNext } from './tree-thread-messages.ts';

/** Rows times columns times trees from which a second thread is worth its start. The course's own forest is smaller. */
const LEAST = 5_000_000;
/** How long a tree of the other thread may take after this one has finished. Then this thread grows it itself. */
const PATIENCE_MS = 60_000;

/**
 * Creates what grows the trees of a forest in this thread and in a second one. The trees are the same as in one thread, because each
 * depends on its seed alone; a tree that the other thread took and doesn't hand over is grown here.
 * @param options.least work, in rows times columns times trees, from which there is a second thread
 * @param options.thread name of the file in this folder that the second thread runs
 */
export function createTreeGrower({
  least = LEAST,
  thread = 'tree-thread',
  patienceMs = PATIENCE_MS,
  cores = availableParallelism(),
} = {}): GrowTrees {
  return (task, take) => {
    const isSmall = task.target.length * task.features.length * task.seeds.length < least;
    if (isSmall || cores < 2 || task.seeds.length < 2) return growTreesHere(task, take);
    growInTwo(task, take, thread, patienceMs);
  };
}

function growInTwo(task: TreesTask, take: Parameters<GrowTrees>[1], thread: string, patienceMs: number): void {
  const trees = task.seeds.length;
  const control = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * (trees + 1)));
  const { port1: port, port2: itsPort } = new MessageChannel();
  const input: TreesInput = { task, control, port: itsPort };
  // It has the priority of this thread: this one waits for its last tree.
  const worker = new Worker(workerFile(import.meta.url, `./${thread}`), { workerData: input, transferList: [itsPort] });
  // Whatever has happened to it, its trees are grown here.
  worker.on('error', () => {});
  worker.unref();
  const missing = new Set(task.seeds.keys());
  const hand = (place: number, tree: TreeNodes) => {
    if (missing.delete(place)) take(place, tree);
  };
  const receive = () => {
    for (let found = receiveMessageOnPort(port); found !== undefined; found = receiveMessageOnPort(port)) {
      const { place, tree } = found.message as GrownTree;
      hand(place, tree);
    }
  };
  const growAt = treeGrowerOf(task);
  for (let place = takeNext(control); place < trees; place = takeNext(control)) {
    hand(place, growAt(place));
    receive();
  }
  for (const place of missing) {
    // The step waits here for the other thread; nothing else runs in this one.
    if (Atomics.load(control, place + 1) !== DONE) Atomics.wait(control, place + 1, 0, patienceMs);
    receive();
    if (missing.has(place)) hand(place, growAt(place));
  }
  port.close();
  void worker.terminate();
}
