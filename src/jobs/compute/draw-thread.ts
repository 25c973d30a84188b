import { parentPort, workerData } from 'node:worker_threads';
import { rendererFor } from './create-renderer.ts';
import type { DrawInput } from './thread-messages.ts';

/** Worker thread: draws one chart. */
const { chart, locale, quickChartUrl } = workerData as DrawInput;
parentPort?.postMessage({ type: 'drawn', png: await rendererFor(quickChartUrl).render(chart, locale) });
