import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EmbeddedSocket } from '../../src/store/make-socket-folder.ts';
import { connectEmbedded } from '../../src/store/open-embedded.ts';
import { type EmbeddedThread, startEmbeddedThread } from '../../src/store/start-embedded-thread.ts';

let thread: EmbeddedThread;
let socket: EmbeddedSocket;
beforeAll(async () => {
  thread = await startEmbeddedThread(undefined);
  socket = await thread.socket();
});
afterAll(() => thread.close());

const add = async (pool: ReturnType<typeof connectEmbedded>, more: number) =>
  (await pool.query<{ sum: number }>(`SELECT $1::int + ${more} AS sum`, [1])).rows[0]?.sum;

it('pools that follow each other on one session choose no name for two statements', async () => {
  const first = connectEmbedded(socket);
  await first.query('SELECT $1::int AS a', [1]);
  await expect(first.query('SELECT a FROM nowhere WHERE a = $1', [1])).rejects.toThrow('nowhere');
  expect(await add(first, 1)).toBe(2);
  await first.end();
  const second = connectEmbedded(socket);
  for (const more of [2, 3, 1]) expect(await add(second, more)).toBe(1 + more);
  await second.end();
});

it('after a client that ended within a query, others run the same statement', async () => {
  const pool = connectEmbedded(socket);
  const client = await pool.connect();
  client.on('error', () => {});
  const asked = client.query('SELECT $1::int + 9 AS sum', [1]);
  // As when a process closes while it asks: the session may have prepared the statement, or not.
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  await expect(asked).rejects.toThrow();
  client.release(true);
  for (let round = 0; round < 3; round += 1) expect(await add(pool, 9)).toBe(10);
  await pool.end();
});
