import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { loadWords } from '../../course/load-course.ts';
import { AppError } from '../../errors.ts';
import { runProcesses } from '../../steps/run-processes.ts';
import { parseTable } from '../../table/parse-table.ts';
import { LESSONS, PACKAGE } from './folders.ts';
import { refusing } from './in-thread.ts';
import { finishedOf, memoryOf, packFile } from './packing.ts';
import { rendererFor } from './renderer-for.ts';
import type { ThreadInput, ThreadMessage } from './thread-messages.ts';

/** Worker thread: reads the table, runs steps, draws their charts, and says how far it is. */
const input = workerData as ThreadInput;
const post = (message: ThreadMessage, memory: ArrayBuffer[] = []) => parentPort?.postMessage(message, memory);
const progress = (share: number, stage: string) => post({ type: 'progress', share, stage });

await refusing(
  (message) => parentPort?.postMessage(message),
  async () => {
    const { t } = loadWords(LESSONS);
    const { source, locale } = input;
    progress(0.02, 'reading');
    const bytes = read(source.file);
    const renderer = rendererFor(input.quickChartUrl);
    await runProcesses({
      ...input,
      history: Object.fromEntries(Object.entries(input.history).map(([process, run]) => [process, finishedOf(run)])),
      earlier: input.earlier.map(finishedOf),
      table: parseTable(bytes, optionsOf(source)),
      dataHash: createHash('sha256').update(bytes).digest('hex'),
      packageVersion: String(JSON.parse(readFileSync(PACKAGE, 'utf8')).version),
      milliseconds: () => performance.now(),
      t,
      render: input.draw ? (chart) => renderer.render(chart, locale) : undefined,
      progress,
      finished: (process, { artifacts, ...outcome }) => {
        const files = artifacts.map((artifact) => packFile(artifact, input.pack));
        post({ type: 'finished', process, outcome: { ...outcome, artifacts: files } }, memoryOf(files));
      },
    });
  },
);

function optionsOf({ missing, types }: ThreadInput['source']) {
  return { ...(missing === undefined ? {} : { missing }), ...(types === undefined ? {} : { types }) };
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    // Whatever keeps the file closed (gone, a folder, no permission), its name is what helps.
    throw new AppError('file_unreadable', { file }, { cause });
  }
}
