import { parentPort } from 'node:worker_threads';

/** A worker thread that posts its result and leaves a timer open, as a library may leave a socket open. */
setInterval(() => {}, 1000);
parentPort?.postMessage({ type: 'finished', bytes: new Uint8Array(1_000_000) });
