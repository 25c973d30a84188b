import { expect, it } from 'vitest';
import { runInThread } from '../../../src/jobs/compute/run-in-thread.ts';

/** The file's path from the folder of the compiled threads, without its extension. */
const LINGERING = '../../../test/jobs/compute/lingering-thread';

it('ends a thread whose work is done, even when something in it is still open, and loses no message', async () => {
  const heard: { type: string; bytes: Uint8Array }[] = [];
  await runInThread<(typeof heard)[number]>(LINGERING, {}, (message) => heard.push(message));
  expect(heard.map(({ type, bytes }) => [type, bytes.length])).toEqual([['finished', 1_000_000]]);
});
