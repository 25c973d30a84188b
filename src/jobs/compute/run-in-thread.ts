import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.ts';
import { workerFile } from '../../worker-file.ts';
import type { Refusal } from './thread-messages.ts';

/**
 * Runs a compiled file of this folder in a worker thread, and passes on its messages. Resolves when the thread has ended without an error.
 * @param name of the file, without extension: `steps-thread`
 * @param options.signal ends the thread
 * @param options.transfer memory of `input` that moves to the thread without a copy; the caller can no longer read it
 * @param options.youngMb most megabytes of what the thread has just made; a small number saves memory, and takes more time
 * @param options.heapMb most megabytes of its objects and texts, typed arrays aside, if the process may have as many; as many by default
 * @throws AppError that the thread posted as a refusal, AppError files_missing when the app's own modules are gone, table_memory when the thread ran
 *   out of memory, or Error
 */
export function runInThread<Message extends { type: string }>(
  name: string,
  input: unknown,
  listen: (message: Message) => void,
  {
    signal,
    transfer = [],
    youngMb,
    heapMb,
  }: {
    signal?: AbortSignal | undefined;
    transfer?: readonly ArrayBuffer[];
    youngMb?: number;
    heapMb?: number | undefined;
  } = {},
): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const options = {
    argv: [name],
    workerData: input,
    transferList: [...transfer],
    resourceLimits: {
      ...(youngMb === undefined ? {} : { maxYoungGenerationSizeMb: youngMb }),
      ...(heapMb === undefined ? {} : { maxOldGenerationSizeMb: Math.min(heapMb, heapOfProcess()) }),
    },
  };
  const worker = new Worker(workerFile(import.meta.url, './start-thread'), options);
  const end = () => void worker.terminate();
  signal?.addEventListener('abort', end);
  return new Promise<void>((resolve, reject) => {
    worker.on('message', (message: Message | Refusal) => {
      if (isRefusal(message)) reject(new AppError(message.code, message.values));
      else listen(message);
    });
    worker.once('error', (error) => reject(inWords(error)));
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the worker thread ${name} ended with code ${code}`));
    });
  }).finally(() => signal?.removeEventListener('abort', end));
}

/** Codes of Node.js for a module that can't be loaded because it, or its native part, isn't there. */
const MISSING = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];

/** Of what Node.js says of a thread that has ended, what a user can act on. */
function inWords(cause: unknown): unknown {
  const { code } = (cause ?? {}) as { code?: unknown };
  // An upgrade in place takes the modules away from a running app, and may bring them back.
  if (MISSING.some((one) => one === code)) return new AppError('files_missing', {}, { cause, retryable: true });
  // Another attempt would need as much.
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new AppError('table_memory', {}, { cause });
  return cause;
}

const BYTES_PER_MB = 1_048_576;

/** Most megabytes of the process's own heap: an operator may have set it (`--max-old-space-size`). */
function heapOfProcess(): number {
  return Math.floor(getHeapStatistics().heap_size_limit / BYTES_PER_MB);
}

function isRefusal(message: { type: string }): message is Refusal {
  return message.type === 'refused';
}
