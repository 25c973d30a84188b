import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ProcessId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import type { Compute, Prediction, RunOutcome } from '../../ports.ts';
import { DATA } from './folders.ts';
import { inThread } from './in-thread.ts';
import { memoryOf } from './packing.ts';
import type { DrawInput, PredictInput, ThreadInput, ThreadMessage } from './thread-messages.ts';

const Datasets = z.record(
  z.string(),
  z.object({
    file: z.string(),
    target: z.string(),
    id: z.string().optional(),
    /** Of the target; its words are `unit.<unit>.…` of the messages. */
    unit: z.string().optional(),
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
    async run({ process, dataset, parameters, ...rest }, progress, signal) {
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
          pack: true,
        },
        progress,
        signal,
      );
      const outcome = outcomes.get(process);
      if (outcome === undefined) throw new Error(`the worker thread did not report ${process}`);
      return outcome;
    },
    async draw(chart, locale) {
      let drawn: Uint8Array | undefined;
      const input: DrawInput = { chart, locale, ...options };
      await inThread<{ type: 'drawn'; png: Uint8Array }>('draw-in-thread', input, ({ png }) => {
        drawn = png;
      });
      if (drawn === undefined) throw new Error(`the worker thread did not draw ${chart.id}`);
      return drawn;
    },
    async predict({ model, answers }) {
      let predicted: Prediction | undefined;
      const input: PredictInput = { model, ...(answers === undefined ? {} : { answers }) };
      await inThread<{ type: 'predicted'; prediction: Prediction }>(
        'predict-in-thread',
        input,
        ({ prediction }) => {
          predicted = prediction;
        },
        { transfer: memoryOf([model]) },
      );
      if (predicted === undefined) throw new Error('the worker thread did not predict');
      return predicted;
    },
  };
}

/** Runs steps in a thread of their own, which takes the files of `input` with it. @throws AppError as the steps do */
export async function runInThread(
  input: ThreadInput,
  progress: (share: number, stage: string) => void = () => {},
  signal?: AbortSignal,
): Promise<Map<ProcessId, RunOutcome>> {
  const outcomes = new Map<ProcessId, RunOutcome>();
  const listen = (message: ThreadMessage) => {
    if (message.type === 'progress') progress(message.share, message.stage);
    else outcomes.set(message.process, message.outcome);
  };
  const files = [...Object.values(input.history), ...input.earlier].flatMap((run) => run.files);
  await inThread<ThreadMessage>('run-in-thread', input, listen, { signal, transfer: memoryOf(files) });
  return outcomes;
}
