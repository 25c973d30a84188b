import { expect, test } from 'vitest';
import { inBatches } from '../../../src/slack/app/in-batches.ts';

test('makes one call of what comes at once and one of what comes during it, and gives each its answer', async () => {
  const calls: number[][] = [];
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const double = inBatches(async (items: number[]) => {
    calls.push(items);
    await held;
    return items.map((item) => 2 * item);
  });
  const first = [1, 2].map(double);
  await expect.poll(() => calls.length).toBe(1);
  const second = [3, 4].map(double);
  goOn();
  expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8]);
  expect(calls).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('an error is that of each item of its call alone', async () => {
  const refused = new Error('the database is away');
  let isAway = true;
  const keep = inBatches(async (items: number[]) => {
    if (isAway) throw refused;
    return items;
  });
  expect(await Promise.allSettled([keep(1), keep(2)])).toEqual([
    { status: 'rejected', reason: refused },
    { status: 'rejected', reason: refused },
  ]);
  isAway = false;
  expect(await keep(3)).toBe(3);
});
