import { parentPort, workerData } from 'node:worker_threads';
import { loadWords } from '../../course/load-words.ts';
import { finishedOf, memoryOf, packFile } from './packing.ts';
import { postRefusal } from './post-refusal.ts';
import { runSource } from './run-source.ts';
import type { ThreadInput, ThreadMessage } from './thread-messages.ts';

/** Worker thread that runs steps, draws their charts and reports progress. */
const input = workerData as ThreadInput;
const post = (message: ThreadMessage, memory: ArrayBuffer[] = []) => parentPort?.postMessage(message, memory);

await postRefusal(
  (message) => parentPort?.postMessage(message),
  () =>
    runSource({
      ...input,
      history: Object.fromEntries(Object.entries(input.history).map(([process, run]) => [process, finishedOf(run)])),
      earlier: input.earlier.map(finishedOf),
      t: loadWords(),
      files: true,
      progress: (share, stage) => post({ type: 'progress', share, stage }),
      drawnHere: (reason) => post({ type: 'drawn-here', reason }),
      finished: (process, { artifacts, ...outcome }) => {
        const files = artifacts.map(packFile);
        post({ type: 'finished', process, outcome: { ...outcome, artifacts: files } }, memoryOf(files));
      },
    }),
);
