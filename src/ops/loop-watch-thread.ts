import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { createHangCounter } from './create-hang-counter.ts';
import type { LoopWatch } from './watch-loop.ts';

/** Worker thread: looks at the main thread's loop, and ends the process when it hangs. */
const { beats, everyMs, limit, seconds, pretty } = workerData as LoopWatch;
const FATAL = 60;
const counter = new Int32Array(beats);
const isHung = createHangCounter(limit);
const timer = setInterval(() => {
  if (!isHung(Atomics.load(counter, 0))) return;
  const msg = `the process has answered nothing for ${seconds} s; it ends itself, so that its supervisor starts it again`;
  const line = pretty ? msg : JSON.stringify({ level: FATAL, time: new Date().toISOString(), msg });
  try {
    writeSync(2, `${line}\n`);
  } catch {
    // A log that takes nothing, a full pipe for example, must not keep the process alive.
  }
  clearInterval(timer);
  // The main thread runs no handler any more.
  process.kill(process.pid, 'SIGKILL');
}, everyMs);
parentPort?.postMessage('watching');
