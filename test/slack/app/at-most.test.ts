import { expect, test } from 'vitest';
import { atMost } from '../../../src/slack/app/at-most.ts';

/** Work that ends when the test says so, and what of it has begun. */
function createWork() {
  const begun: string[] = [];
  const ends = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => ends.set(name, { resolve: () => resolve(name), reject }));
  };
  return { begun, work, end: (name: string) => ends.get(name)?.resolve(), ends };
}

test('begins as much work as it may at once, and the rest in order, each when another ends', async () => {
  const { begun, work, end } = createWork();
  const inTurn = atMost(2);
  const all = ['a', 'b', 'c', 'd'].map((name) => inTurn(work(name)));
  expect(begun).toEqual(['a', 'b']);
  end('b');
  expect(await all[1]).toBe('b');
  await expect.poll(() => begun).toEqual(['a', 'b', 'c']);
  end('a');
  await expect.poll(() => begun).toEqual(['a', 'b', 'c', 'd']);
  end('c');
  end('d');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

test('work that fails gives its place to the next one, and its error to its own caller', async () => {
  const { begun, work, end, ends } = createWork();
  const inTurn = atMost(1);
  const error = new Error('the database is away');
  const failed = inTurn(work('a'));
  const next = inTurn(work('b'));
  expect(begun).toEqual(['a']);
  ends.get('a')?.reject(error);
  await expect(failed).rejects.toBe(error);
  await expect.poll(() => begun).toEqual(['a', 'b']);
  end('b');
  expect(await next).toBe('b');
});

test('a place that nothing waits for is free again', async () => {
  const { begun, work, end } = createWork();
  const inTurn = atMost(1);
  const first = inTurn(work('a'));
  end('a');
  await first;
  const second = inTurn(work('b'));
  expect(begun).toEqual(['a', 'b']);
  // It is taken now, so a third one waits.
  const third = inTurn(work('c'));
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await second;
  await expect.poll(() => begun).toEqual(['a', 'b', 'c']);
  end('c');
  await third;
});
