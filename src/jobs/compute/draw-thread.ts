import { parentPort, workerData } from 'node:worker_threads';
import { createRenderer } from './create-renderer.ts';
import type { DrawInput, DrawMessage } from './thread-messages.ts';

/** Worker thread that draws one chart. */
const { chart, locale, quickChart } = workerData as DrawInput;
const post = (message: DrawMessage) => parentPort?.postMessage(message);
const renderer = await createRenderer(quickChart, (reason) => post({ type: 'drawn-here', reason }));
post({ type: 'drawn', png: await renderer.render(chart, locale) });
