import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.ts';
import { workerFile } from '../../worker-file.ts';
import type { Refusal } from './thread-messages.ts';

/**
 * Runs a compiled file of this folder in a thread of its own, and hands on what it says.
 * @param name without ending: `steps-thread`
 * @param options.signal ends the thread
 * @param options.transfer memory of `input` that becomes the thread's: nothing is copied, and nobody else can read it any more
 * @returns once the thread has ended well @throws AppError that the thread refused with, or Error
 */
export function runInThread<Message extends { type: string }>(
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
