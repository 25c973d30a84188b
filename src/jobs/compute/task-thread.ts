import { parentPort, workerData } from 'node:worker_threads';
import { loadWords } from '../../course/load-words.ts';
import { pickForRun } from './pick-for-run.ts';
import { postRefusal } from './post-refusal.ts';
import type { TaskInput, TaskMessage } from './thread-messages.ts';

/** Worker thread that picks a task for a run, and computes its answer. */
await postRefusal(
  (message) => parentPort?.postMessage(message),
  async () => {
    const picked = await pickForRun(workerData as TaskInput, loadWords());
    parentPort?.postMessage({ type: 'picked', picked } satisfies TaskMessage);
  },
);
