import { expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { runInThread } from '../../../src/jobs/compute/run-in-thread.ts';

/** The file's path from the folder of the compiled threads, without its extension. */
const LINGERING = '../../../test/jobs/compute/lingering-thread';

it('ends a thread whose work is done, even when something in it is still open, and loses no message', async () => {
  const heard: { type: string; bytes: Uint8Array }[] = [];
  await runInThread<(typeof heard)[number]>(LINGERING, {}, (message) => heard.push(message));
  expect(heard.map(({ type, bytes }) => [type, bytes.length])).toEqual([['finished', 1_000_000]]);
});

it('a thread whose program file is gone ends with an error that says so and may be tried again', async () => {
  const error = await runInThread('gone-thread', {}, () => {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'files_missing', retryable: true });
});
