import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type MessageValues } from '../../errors.ts';
import { workerFile } from '../../worker-file.ts';

/** What a worker thread says when what it was given cannot be: an AppError, taken apart for the way between threads. */
export interface Refusal {
  type: 'refused';
  code: ErrorCode;
  values: MessageValues;
}

/**
 * Runs a compiled file of this folder in a thread of its own, and hands on what it says.
 * @param name without ending: `steps-thread`
 * @param options.signal ends the thread
 * @param options.transfer memory of `input` that becomes the thread's: nothing is copied, and nobody else can read it any more
 * @returns once the thread has ended well @throws AppError that the thread refused with, or Error
 */
export function inThread<Message extends { type: string }>(
  name: string,
  input: unknown,
  listen: (message: Message) => void,
  { signal, transfer = [] }: { signal?: AbortSignal | undefined; transfer?: readonly ArrayBuffer[] } = {},
): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const options = { argv: [name], workerData: input, transferList: [...transfer] };
  const worker = new Worker(workerFile(import.meta.url, './start-thread'), options);
  const end = () => void worker.terminate();
  signal?.addEventListener('abort', end);
  return new Promise<void>((resolve, reject) => {
    worker.on('message', (message: Message | Refusal) => {
      if (isRefusal(message)) reject(new AppError(message.code, message.values));
      else listen(message);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the worker thread ${name} ended with code ${code}`));
    });
  }).finally(() => signal?.removeEventListener('abort', end));
}

function isRefusal(message: { type: string }): message is Refusal {
  return message.type === 'refused';
}

/** In the thread: does the work, and turns what cannot be into a refusal. */
export async function refusing(post: (message: Refusal) => void, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    post({ type: 'refused', code: error.code, values: error.values });
  }
}
