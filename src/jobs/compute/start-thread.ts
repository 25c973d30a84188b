import { setPriority } from 'node:os';

/** Nice value of a thread that computes: the thread that acknowledges comes first where all cores are busy. */
const PRIORITY = 10;

/**
 * Worker thread: lets other threads come first, then becomes the one whose file it is given. Before anything else, because the code of
 * the steps takes as long to read as some work. Linux does so for the calling thread alone, other systems for the whole process.
 */
// https://man7.org/linux/man-pages/man2/setpriority.2.html
if (process.platform === 'linux') setPriority(PRIORITY);
await import(`./${process.argv[2]}.js`);
