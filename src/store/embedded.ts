import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { AppError } from '../errors.ts';
import { workerFile } from '../worker-file.ts';
import type { EmbeddedData } from './embedded-worker.ts';
import { lockFolder } from './lock-folder.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { RelayClient } from './relay-client.ts';

/**
 * The embedded database: PGlite in a worker thread, reached by `pg` like any Postgres. A new one is a copy of the template that
 * the build makes, with every table in it.
 * @param dir where it keeps its files; undefined keeps them in memory (tests)
 * @param options.fresh makes a new one by initdb instead, without any table: so the template itself is made
 * @throws AppError config_invalid when another process has the folder open, it cannot be written, or its database is damaged
 */
export async function openEmbedded(
  dir: string | undefined,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<{ pool: pg.Pool; close(): Promise<void> }> {
  // One process a folder: PGlite would corrupt it.
  const unlock = dir === undefined ? async () => {} : await lockFolder(dir);
  try {
    const { worker, port } = await startWorker(dir === undefined ? undefined : join(dir, 'postgres'), fresh);
    const pool = new pg.Pool({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      database: 'postgres',
      max: 10,
      Client: RelayClient,
    });
    pool.on('error', () => {
      // An idle connection that ends when the database closes is not an event.
    });
    return {
      pool,
      async close() {
        await pool.end();
        const closed = new Promise((resolve) => worker.once('message', resolve));
        worker.postMessage('close');
        await closed;
        await worker.terminate();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** @returns the thread, and the port of the loopback interface that its database listens on */
async function startWorker(folder: string | undefined, fresh: boolean): Promise<{ worker: Worker; port: number }> {
  const exists = folder !== undefined && prepareDataFolder(folder);
  const data: EmbeddedData = { dir: folder, from: exists ? 'folder' : fresh ? 'initdb' : 'template' };
  const worker = new Worker(workerFile(import.meta.url, './embedded-worker'), { workerData: data });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', (message: { port: number }) => resolve(message.port));
    worker.once('error', reject);
  }).catch((error: unknown) => {
    throw folder === undefined ? error : unusable(folder, exists, error);
  });
  return { worker, port };
}

/** Whatever keeps a database from being opened lies in its folder, or on the disk. */
function unusable(folder: string, exists: boolean, cause: unknown): AppError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const problems = exists
    ? `KAKEHASHI_DIR: the database in ${folder} cannot be opened (${said}): put back a copy of the folder, or move it away to begin with an empty database.`
    : `KAKEHASHI_DIR: no database can be made in ${folder} (${said}): make room on the disk, or name another folder.`;
  return new AppError('config_invalid', { problems }, { cause });
}
