import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { workerFile } from '../worker-file.ts';
import { lockFolder } from './lock-folder.ts';
import { createRelayClient } from './relay-client.ts';

/** PGlite in a worker thread. */
export interface Embedded {
  /** Connects to it; the caller ends the pool. Several pools at once would wait for each other. */
  connect(): pg.Pool;
  /** Ends the thread. The pools must have ended before. */
  close(): Promise<void>;
}

/**
 * Starts the embedded database: PGlite in a worker thread, reached by `pg` like any Postgres.
 * @param dir where it keeps its files; undefined keeps them in memory (tests)
 * @param options.fresh makes a new database by itself, without the template: that is how the template is made
 * @throws AppError config_invalid when another process has the folder open, or it cannot be written
 */
export async function startEmbedded(
  dir: string | undefined,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<Embedded> {
  // One process a folder: PGlite would corrupt it.
  const unlock = dir === undefined ? async () => {} : await lockFolder(dir);
  const url = workerFile(import.meta.url, './embedded-worker');
  const data = dir === undefined ? undefined : join(dir, 'postgres');
  const worker = new Worker(url, { workerData: { dir: data, fresh } });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', (message: { port: number }) => resolve(message.port));
    worker.once('error', reject);
  }).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  return {
    connect: () => connectTo(port),
    async close() {
      const closed = new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage('close');
      await closed;
      await worker.terminate();
      await unlock();
    },
  };
}

function connectTo(port: number): pg.Pool {
  const pool = new pg.Pool({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    database: 'postgres',
    max: 10,
    Client: createRelayClient(),
  });
  pool.on('error', () => {
    // An idle connection that ends when the database closes is not an event.
  });
  return pool;
}
