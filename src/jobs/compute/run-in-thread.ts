import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { loadCourse } from '../../course/load-course.ts';
import { AppError } from '../../errors.ts';
import { canvasRenderer } from '../../render/canvas.ts';
import { quickChartRenderer } from '../../render/quickchart.ts';
import { stepOf } from '../../steps/index.ts';
import { parseTable } from '../../table/parse-table.ts';
import { LESSONS } from './lessons-dir.ts';
import type { ThreadInput, ThreadMessage } from './thread-messages.ts';

/** Worker thread: reads the table, runs the step, draws its charts, and says how far it is. */
const input = workerData as ThreadInput;
const post = (message: ThreadMessage) => parentPort?.postMessage(message);
const progress = (share: number, stage: string) => post({ type: 'progress', share, stage });

try {
  const { t } = loadCourse(LESSONS);
  const step = stepOf(input.process);
  progress(0.02, 'reading');
  const table = parseTable(read(input.file), input.missing === undefined ? {} : { missing: input.missing });
  const id = input.id ?? (table.columns.some((column) => column.name === 'Id') ? 'Id' : undefined);
  const findings = step.run({ table, target: input.target, id }, input.parameters, (share, stage) =>
    progress(0.1 + share * 0.5, stage),
  );
  const { locale } = input;
  const renderer =
    input.quickChartUrl === undefined ? canvasRenderer : quickChartRenderer(input.quickChartUrl, canvasRenderer);
  const charts = [];
  const wanted = input.draw ? step.charts(findings, locale, t) : [];
  for (const [index, chart] of wanted.entries()) {
    progress(0.7 + (0.3 * index) / wanted.length, 'charts');
    const { id: chartId, title, altText } = chart;
    charts.push({ id: chartId, title, altText, png: await renderer.render(chart, locale) });
  }
  post({
    type: 'done',
    result: {
      findings,
      summary: step.summarize(findings, locale, t),
      headline: step.headline(findings, locale, t),
      charts,
      artifact: step.artifact(findings, { parameters: input.parameters, dataset: input.dataset, locale, t }),
    },
  });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  post({ type: 'refused', code: error.code, values: error.values });
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    // Whatever keeps the file closed (gone, a folder, no permission), its name is what helps.
    throw new AppError('file_unreadable', { file }, { cause });
  }
}
