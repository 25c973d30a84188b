import { createManualTimers } from 'slack-stand-in';
import { expect, test } from 'vitest';
import { takeUpRegularly } from '../../src/service/take-up-regularly.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';

/** Counts the looks of `takeUp` by timers that only the test moves. */
function start(takeUp: () => Promise<void> = async () => {}) {
  const timers = createManualTimers();
  const log = memoryLog();
  let looks = 0;
  const stop = takeUpRegularly(
    () => {
      looks += 1;
      return takeUp();
    },
    { everyMs: 1000, log, after: timers.after },
  );
  return { timers, log, stop, looks: () => looks };
}

test('looks at once, and again each time the pause is over', () => {
  const { timers, looks } = start();
  expect(looks()).toBe(1);
  timers.advance(999);
  expect(looks()).toBe(1);
  timers.advance(1);
  expect(looks()).toBe(2);
  timers.advance(1000);
  expect(looks()).toBe(3);
});

test('a look that does not end holds up no later look', () => {
  const { timers, looks } = start(() => new Promise(() => {}));
  timers.advance(1000);
  expect(looks()).toBe(2);
});

test('a look that fails is logged, and the next one comes all the same', async () => {
  const error = new Error('the database is away');
  const { timers, log, looks } = start(() => Promise.reject(error));
  await expect.poll(() => log.errors.length).toBe(1);
  expect(log.errors).toEqual([['deeds could not be taken up', { err: error }]]);
  timers.advance(1000);
  expect(looks()).toBe(2);
});

test('no look comes after the stop', async () => {
  const { timers, stop, looks } = start();
  timers.advance(1000);
  await stop(0);
  timers.advance(10_000);
  expect(looks()).toBe(2);
});
