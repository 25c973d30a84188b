import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { freshDatabase } from './fresh-database.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await openStore({ databaseUrl: await freshDatabase() });
});
afterAll(() => opened.close());

/** How many sessions wait for an advisory lock. */
async function waiting(): Promise<number> {
  const sql = "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
  return (await opened.pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
}

/** Runs a transaction that ends when `end` is called. */
function open(work: (tx: OpenStore['store']) => Promise<unknown>) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const done = opened.store.transaction(async (tx) => {
    await work(tx);
    begun();
    await ended;
  });
  return { hasBegun, end, done };
}

test('an erasure waits for those who write, and those who come later wait for it and see it', async () => {
  const { store } = opened;
  const order: string[] = [];
  const writer = open((tx) => tx.erasures.hold('T1'));
  const another = open((tx) => tx.requests.lock('T1', 'none'));
  await Promise.all([writer.hasBegun, another.hasBegun]);
  const erasure = store
    .transaction(async (tx) => {
      await tx.erasures.begin('T1');
      order.push('erased');
    })
    .then(() => order.push('committed'));
  await expect.poll(waiting).toBe(1);
  const late = store.transaction((tx) => tx.erasures.hold('T1')).then((count) => order.push(`saw ${count}`));
  await expect.poll(waiting).toBe(2);
  // Another workspace waits for nothing.
  expect(await store.transaction((tx) => tx.erasures.hold('T2'))).toBe(0);
  expect(order).toEqual([]);
  for (const each of [writer, another]) {
    each.end();
    await each.done;
  }
  await Promise.all([erasure, late]);
  expect(order[0]).toBe('erased');
  expect([...order].sort()).toEqual(['committed', 'erased', 'saw 1']);
});
