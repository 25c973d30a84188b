import type { ProcessId } from '../../course/lesson-id.ts';
import type { Compute } from '../../ports/compute.ts';
import type { Log } from '../../ports/log.ts';
import type { Prediction } from '../../steps/prediction.ts';
import type { RunOutcome } from '../../steps/step-outcome.ts';
import { memoryOf } from './packing.ts';
import { readDatasets } from './read-datasets.ts';
import { runInThread } from './run-in-thread.ts';
import { sourceFor } from './source-for.ts';
import type {
  DrawInput,
  DrawMessage,
  PredictInput,
  QuickChart,
  SheetMessage,
  TableInput,
  TableMessage,
  TaskInput,
  TaskMessage,
  ThreadInput,
  ThreadMessage,
} from './thread-messages.ts';

/** Of a table's texts and numbers, most are needed for one column or for some rows. */
const YOUNG_MB = 12;
/**
 * Heap of a thread that reads a table. A plain CSV of 50 MB needs less than 64 MB of it, and a workbook of 80,000 rows and 60 columns less than
 * 256 MB. A file with a different text in every cell may need several times as much.
 */
const TABLE_MB = 1024;

/**
 * Creates the port that runs steps, draws charts and asks models in worker threads.
 * @param options.log hears once of each reason for which the QuickChart server did not draw a chart
 * @param options.tableMb most megabytes of heap of a thread that reads a table
 */
export function createCompute({
  log,
  tableMb = TABLE_MB,
  ...options
}: {
  quickChart?: QuickChart;
  log?: Pick<Log, 'warn'>;
  tableMb?: number;
}): Compute {
  const datasets = readDatasets();
  const said = new Set<string>();
  const drawnHere = (reason: string) => {
    if (said.has(reason)) return;
    said.add(reason);
    log?.warn({ reason }, 'the QuickChart server did not draw a chart, so the app drew it');
  };
  return {
    async run({ process, data, parameters, decisions, ...rest }, progress, signal) {
      const outcomes = await runStepsInThread(
        {
          ...rest,
          ...options,
          source: sourceFor(datasets, data, decisions),
          processes: [process],
          parameters: { [process]: parameters },
        },
        { progress, drawnHere },
        signal,
      );
      const outcome = outcomes.get(process);
      if (outcome === undefined) throw new Error(`the worker thread did not report ${process}`);
      return outcome;
    },
    async preview(chunks, choices) {
      const message = await readTableInThread({ chunks, choices }, tableMb);
      if (message?.type !== 'previewed') throw new Error('the worker thread did not read the table');
      return message.preview;
    },
    async keep(chunks, choices, keep) {
      const message = await readTableInThread({ chunks, choices, keep }, tableMb);
      if (message?.type !== 'kept') throw new Error('the worker thread did not read the table');
      return message.table;
    },
    async draw(chart, locale) {
      let drawn: Uint8Array | undefined;
      const input: DrawInput = { chart, locale, ...options };
      await runInThread<DrawMessage>('draw-thread', input, (message) => {
        if (message.type === 'drawn') drawn = message.png;
        else drawnHere(message.reason);
      });
      if (drawn === undefined) throw new Error(`the worker thread did not draw ${chart.id}`);
      return drawn;
    },
    async drawSheet(sheet) {
      const heard = await askThread<SheetMessage>('sheet-thread', sheet, {});
      if (heard === undefined) throw new Error('the worker thread did not draw the page');
      return heard.png;
    },
    async pickTask({ data, ...rest }) {
      const input: TaskInput = { ...rest, source: sourceFor(datasets, data) };
      const files = Object.values(rest.history).flatMap((run) => run.files);
      const heard = await askThread<TaskMessage>('task-thread', input, { transfer: memoryOf(files) });
      if (heard === undefined) throw new Error('the worker thread did not pick a task');
      return heard.picked;
    },
    async predict({ model, answers }) {
      const input: PredictInput = { model, ...(answers === undefined ? {} : { answers }) };
      const heard = await askThread<{ type: 'predicted'; prediction: Prediction }>('predict-thread', input, {
        transfer: memoryOf([model]),
      });
      if (heard === undefined) throw new Error('the worker thread did not predict');
      return heard.prediction;
    },
  };
}

function readTableInThread(input: TableInput, heapMb: number): Promise<TableMessage | undefined> {
  const transfer = ownMemory(input.chunks);
  return askThread<TableMessage>('table-thread', input, { transfer, youngMb: YOUNG_MB, heapMb });
}

/** Runs a worker thread that answers with one message. @returns that message, as `runInThread` hears it */
async function askThread<Message extends { type: string }>(
  name: string,
  input: unknown,
  options: Parameters<typeof runInThread>[3],
): Promise<Message | undefined> {
  const heard: Message[] = [];
  await runInThread<Message>(name, input, (message) => heard.push(message), options);
  return heard.at(-1);
}

/** The memory of the parts that own theirs. Small ones may share a pool with others, and are copied. */
function ownMemory(parts: readonly Uint8Array[]): ArrayBuffer[] {
  return parts
    .filter(({ buffer, byteLength }) => byteLength === buffer.byteLength)
    .map(({ buffer }) => buffer as ArrayBuffer);
}

/** Runs steps in a worker thread. The memory of the files in `input` moves to that thread. @throws AppError as the steps do */
async function runStepsInThread(
  input: ThreadInput,
  hear: { progress: (share: number, stage: string) => void; drawnHere: (reason: string) => void },
  signal: AbortSignal | undefined,
): Promise<Map<ProcessId, RunOutcome>> {
  const outcomes = new Map<ProcessId, RunOutcome>();
  const listen = (message: ThreadMessage) => {
    if (message.type === 'progress') hear.progress(message.share, message.stage);
    else if (message.type === 'drawn-here') hear.drawnHere(message.reason);
    else outcomes.set(message.process, message.outcome);
  };
  const files = [...Object.values(input.history), ...input.earlier].flatMap((run) => run.files);
  await runInThread<ThreadMessage>('steps-thread', input, listen, { signal, transfer: memoryOf(files) });
  return outcomes;
}
