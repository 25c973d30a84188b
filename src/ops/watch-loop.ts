import { Worker } from 'node:worker_threads';
import type { Log } from '../ports/log.ts';
import { workerFile } from '../worker-file.ts';

/** What the watching thread is given. */
export interface LoopWatch {
  /** One counter, which the watched loop moves. */
  beats: SharedArrayBuffer;
  everyMs: number;
  /** How many checks in a row may find the counter unmoved. */
  limit: number;
  /** How long that is, for the last line of the log. */
  seconds: number;
  /** Whether the last line is for a terminal. */
  pretty: boolean;
}

/**
 * Ends this process when its event loop hangs, so that its supervisor starts it again. Docker alone only marks such a container as
 * unhealthy. What was in work is in the store and continues after the restart.
 * @param options.seconds how long the loop may hang
 * @param options.everyMs time between two checks; default: a second
 * @returns resolves once the watch has begun
 */
export function watchLoop({
  seconds,
  pretty,
  log,
  everyMs = 1000,
}: {
  seconds: number;
  pretty: boolean;
  log: Pick<Log, 'warn'>;
  everyMs?: number;
}): Promise<void> {
  if (process.pid === 1) {
    // The kernel spares process 1 of a container from signals of its own.
    log.warn({}, 'this process is process 1 and cannot end itself when it hangs: start the container with --init');
    return Promise.resolve();
  }
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(beats);
  setInterval(() => Atomics.add(counter, 0, 1), everyMs).unref();
  const limit = Math.ceil((seconds * 1000) / everyMs);
  const workerData: LoopWatch = { beats, everyMs, limit, seconds, pretty };
  const thread = new Worker(workerFile(import.meta.url, './loop-watch-thread'), { workerData, env: {}, execArgv: [] });
  thread.on('error', (error) => log.warn({ err: error }, 'nothing ends this process any more when it hangs'));
  const begun = new Promise<void>((resolve) =>
    thread.once('message', () => {
      thread.unref();
      resolve();
    }),
  );
  return begun;
}
