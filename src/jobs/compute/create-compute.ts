import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Compute } from '../../ports.ts';
import { workerFile } from '../../worker-file.ts';
import { DATA } from './lessons-dir.ts';
import type { ThreadInput, ThreadMessage } from './thread-messages.ts';

const Datasets = z.record(z.string(), z.object({ file: z.string(), target: z.string(), id: z.string().optional() }));
export type Dataset = z.infer<typeof Datasets>[string];

/** The data sets that a cohort may choose, from `data/datasets.json`. */
export function readDatasets(): Record<string, Dataset> {
  return Datasets.parse(JSON.parse(readFileSync(new URL('datasets.json', DATA), 'utf8')));
}

/** Path of a data set's file. */
export function datasetFile(dataset: Dataset): string {
  return fileURLToPath(new URL(dataset.file, DATA));
}

/** Runs steps in worker threads, one at a time a core would be kept busy by: a queue of them waits in the job queue. */
export function createCompute(options: { quickChartUrl?: string }): Compute {
  const datasets = readDatasets();
  return {
    async run({ process, dataset, parameters, locale }, progress) {
      const found = datasets[dataset];
      if (found === undefined) throw new AppError('csv_unreadable', { line: 0 });
      return runInThread(
        {
          process,
          file: datasetFile(found),
          dataset,
          target: found.target,
          ...(found.id === undefined ? {} : { id: found.id }),
          parameters,
          locale,
          draw: true,
          ...(options.quickChartUrl === undefined ? {} : { quickChartUrl: options.quickChartUrl }),
        },
        progress,
      );
    },
  };
}

/** Runs one step in a thread of its own. @throws AppError as the step does */
export function runInThread(
  input: ThreadInput,
  progress: (share: number, stage: string) => void = () => {},
): ReturnType<Compute['run']> {
  const url = workerFile(import.meta.url, './run-in-thread');
  const worker = new Worker(url, { workerData: input });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      if (message.type === 'progress') progress(message.share, message.stage);
      else if (message.type === 'done') resolve(message.result);
      else reject(new AppError(message.code, message.values));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the worker thread ended with code ${code} before it was done`)));
  });
}
