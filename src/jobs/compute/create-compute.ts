import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { ProcessId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import type { Compute, StepOutcome } from '../../ports.ts';
import { workerFile } from '../../worker-file.ts';
import { DATA } from './folders.ts';
import type { ThreadInput, ThreadMessage } from './thread-messages.ts';

const Datasets = z.record(
  z.string(),
  z.object({
    file: z.string(),
    target: z.string(),
    id: z.string().optional(),
    missing: z.string().optional(),
    types: z.record(z.string(), z.enum(['numeric', 'categorical'])).optional(),
  }),
);
export type Dataset = z.infer<typeof Datasets>[string];

/** The data sets that a cohort may choose, from `data/datasets.json`. */
export function readDatasets(): Record<string, Dataset> {
  return Datasets.parse(JSON.parse(readFileSync(new URL('datasets.json', DATA), 'utf8')));
}

/** Path of a data set's file. */
export function datasetFile(dataset: Dataset): string {
  return fileURLToPath(new URL(dataset.file, DATA));
}

/** Runs steps in worker threads. */
export function createCompute(options: { quickChartUrl?: string }): Compute {
  const datasets = readDatasets();
  return {
    async run({ process, dataset, parameters, ...rest }, progress) {
      const found = datasets[dataset];
      if (found === undefined) throw new AppError('csv_unreadable', { line: 0 });
      const outcomes = await runInThread(
        {
          ...rest,
          ...options,
          source: { ...found, file: datasetFile(found), dataset: basename(found.file) },
          processes: [process],
          parameters: { [process]: parameters },
          draw: true,
        },
        progress,
      );
      const outcome = outcomes.get(process);
      if (outcome === undefined) throw new Error(`the worker thread did not report ${process}`);
      return outcome;
    },
  };
}

/** Runs steps in a thread of their own. @throws AppError as the steps do */
export function runInThread(
  input: ThreadInput,
  progress: (share: number, stage: string) => void = () => {},
): Promise<Map<ProcessId, StepOutcome>> {
  const url = workerFile(import.meta.url, './run-in-thread');
  const worker = new Worker(url, { workerData: input });
  const outcomes = new Map<ProcessId, StepOutcome>();
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      if (message.type === 'progress') progress(message.share, message.stage);
      else if (message.type === 'finished') outcomes.set(message.process, message.outcome);
      else reject(new AppError(message.code, message.values));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0 && input.processes.every((process) => outcomes.has(process))) resolve(outcomes);
      else reject(new Error(`the worker thread ended with code ${code} before it was done`));
    });
  });
}
