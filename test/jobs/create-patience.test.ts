import { expect, test } from 'vitest';
import { createPatience } from '../../src/jobs/create-patience.ts';

test('a call that is settled in time keeps its answer or error', async () => {
  const soon = createPatience(10_000);
  expect(await soon(async () => 'yes')).toBe('yes');
  await expect(soon(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
});

test('a late call is rejected, and further calls are rejected at once until it is answered', async () => {
  const soon = createPatience(5);
  let answer = (_: string) => {};
  const call = () =>
    new Promise<string>((resolve) => {
      answer = resolve;
    });
  await expect(soon(call)).rejects.toThrow('no answer within 5 ms');
  let called = false;
  const second = async () => {
    called = true;
    return 'yes';
  };
  await expect(soon(second)).rejects.toThrow('earlier call');
  expect(called).toBe(false);
  answer('late');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await soon(second)).toBe('yes');
});
