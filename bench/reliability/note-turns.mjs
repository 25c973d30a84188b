/**
 * Preloaded into a process (`--import`), notes each turn of its event loop over 5 ms in TURNS_FILE: the time, and the milliseconds
 * that the main thread worked in it. Time of the processor stays comparable while other programs use the machine. Linux only.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.TURNS_FILE !== undefined) {
  const worked = () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  let before = worked();
  setInterval(() => {
    const turn = worked() - before;
    if (turn > 5) appendFileSync(process.env.TURNS_FILE, `${Date.now()} ${turn.toFixed(1)}\n`);
    before = worked();
  }, 1).unref();
}
