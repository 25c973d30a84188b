import { parentPort, workerData } from 'node:worker_threads';
import { postRefusal } from './post-refusal.ts';
import { predict } from './predict.ts';
import type { PredictInput } from './thread-messages.ts';

/** Worker thread that predicts with a model. */
await postRefusal(
  (message) => parentPort?.postMessage(message),
  async () => parentPort?.postMessage({ type: 'predicted', prediction: predict(workerData as PredictInput) }),
);
