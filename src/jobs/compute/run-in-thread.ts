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
 * @throws AppError that the thread posted as a refusal, AppError files_missing when the app's own modules are gone, or Error
 */
export function runInThread<Message extends { type: string }>(
  name: string,
  input: unknown,
  listen: (message: Message) => void,
  {
    signal,
    transfer = [],
    youngMb,
  }: { signal?: AbortSignal | undefined; transfer?: readonly ArrayBuffer[]; youngMb?: number } = {},
): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const options = {
    argv: [name],
    workerData: input,
    transferList: [...transfer],
    ...(youngMb === undefined ? {} : { resourceLimits: { maxYoungGenerationSizeMb: youngMb } }),
  };
  const worker = new Worker(workerFile(import.meta.url, './start-thread'), options);
  const end = () => void worker.terminate();
  signal?.addEventListener('abort', end);
  return new Promise<void>((resolve, reject) => {
    worker.on('message', (message: Message | Refusal) => {
      if (isRefusal(message)) reject(new AppError(message.code, message.values));
      else listen(message);
    });
    worker.once('error', (error) => reject(lacksFile(error) ? filesMissing(error) : error));
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the worker thread ${name} ended with code ${code}`));
    });
  }).finally(() => signal?.removeEventListener('abort', end));
}

/** Codes of Node.js for a module that can't be loaded because it, or its native part, isn't there. */
const MISSING = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];

function lacksFile(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && MISSING.includes(code);
}

/** An upgrade in place takes the modules away from a running app, and may bring them back. */
function filesMissing(cause: unknown): AppError {
  return new AppError('files_missing', {}, { cause, retryable: true });
}

function isRefusal(message: { type: string }): message is Refusal {
  return message.type === 'refused';
}
