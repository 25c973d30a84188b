import { parentPort, workerData } from 'node:worker_threads';
import { postRefusal } from './post-refusal.ts';
import { memoryOfParts, readOwnTable } from './read-own-table.ts';
import type { TableInput } from './thread-messages.ts';

/** Worker thread that reads a table which a team brings. */
await postRefusal(
  (message) => parentPort?.postMessage(message),
  async () => {
    const message = await readOwnTable(workerData as TableInput);
    parentPort?.postMessage(message, message.type === 'kept' ? memoryOfParts(message.table.parts) : []);
  },
);
