import { parentPort, workerData } from 'node:worker_threads';
import { createRenderer } from './create-renderer.ts';
import type { DrawInput } from './thread-messages.ts';

/** Worker thread that draws one chart. */
const { chart, locale, quickChart } = workerData as DrawInput;
parentPort?.postMessage({ type: 'drawn', png: await createRenderer(quickChart).render(chart, locale) });
