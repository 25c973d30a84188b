import { setPriority } from 'node:os';

/** Nice value of a computing thread: when all cores are busy, the main thread, which answers Slack, comes first. */
const PRIORITY = 10;

/**
 * Worker thread that lowers its own priority, then loads the file that its argument names. It does so first because loading the steps'
 * modules takes as long as some of the steps. Only Linux sets the priority of the calling thread; other systems set that of the process:
 * https://man7.org/linux/man-pages/man2/setpriority.2.html
 */
if (process.platform === 'linux') setPriority(PRIORITY);
await import(`./${process.argv[2]}.js`);
// The work is done. A socket or a timer that a library left open must not keep the thread, and the run that waits for it.
process.exit();
