import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { loadCourse } from '../../course/load-course.ts';
import { AppError } from '../../errors.ts';
import { canvasRenderer } from '../../render/canvas.ts';
import { quickChartRenderer } from '../../render/quickchart.ts';
import { runProcesses } from '../../steps/run-processes.ts';
import { parseTable } from '../../table/parse-table.ts';
import { LESSONS, PACKAGE } from './folders.ts';
import type { ThreadInput, ThreadMessage } from './thread-messages.ts';

/** Worker thread: reads the table, runs steps, draws their charts, and says how far it is. */
const input = workerData as ThreadInput;
const post = (message: ThreadMessage) => parentPort?.postMessage(message);
const progress = (share: number, stage: string) => post({ type: 'progress', share, stage });

try {
  const { t } = loadCourse(LESSONS);
  const { source, locale } = input;
  progress(0.02, 'reading');
  const bytes = readFileSync(source.file);
  const renderer =
    input.quickChartUrl === undefined ? canvasRenderer : quickChartRenderer(input.quickChartUrl, canvasRenderer);
  await runProcesses({
    ...input,
    table: parseTable(bytes, optionsOf(source)),
    dataHash: createHash('sha256').update(bytes).digest('hex'),
    packageVersion: String(JSON.parse(readFileSync(PACKAGE, 'utf8')).version),
    milliseconds: () => performance.now(),
    t,
    render: input.draw ? (chart) => renderer.render(chart, locale) : undefined,
    progress,
    finished: (process, outcome) => post({ type: 'finished', process, outcome }),
  });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  post({ type: 'refused', code: error.code, values: error.values });
}

function optionsOf({ missing, types }: ThreadInput['source']) {
  return { ...(missing === undefined ? {} : { missing }), ...(types === undefined ? {} : { types }) };
}
