import { expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { runInThread } from '../../../src/jobs/compute/run-in-thread.ts';

it('a thread whose program file is gone ends with an error that says so and may be tried again', async () => {
  const error = await runInThread('gone-thread', {}, () => {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'files_missing', retryable: true });
});
