import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from '../../charts/sheet.ts';
import { drawSheet } from '../../render/draw-sheet.ts';
import type { SheetMessage } from './thread-messages.ts';

/** Worker thread that draws one page. */
parentPort?.postMessage({ type: 'drawn', png: await drawSheet(workerData as Sheet) } satisfies SheetMessage);
