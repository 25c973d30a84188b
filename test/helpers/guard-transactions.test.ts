import { expect, test } from 'vitest';
import { borrowDatabase } from './borrow-database.ts';

test('refuses a request inside a transaction, and lets it pass before and after', async () => {
  const unhandled: string[] = [];
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (error) => unhandled.push((error as Error).message));
  const { store, close } = await borrowDatabase();
  const ask = () => fetch('data:text/plain,answer').then((answer) => answer.text());
  try {
    expect(await ask()).toBe('answer');
    await expect(store.transaction(ask)).rejects.toThrow('a request inside a transaction');
    expect(await store.transaction(async () => 1).then(ask)).toBe('answer');
    await expect.poll(() => unhandled).toEqual([expect.stringContaining('data:text/plain')]);
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
    await close();
  }
});
