import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { AppError } from '../errors.ts';
import { workerFile } from '../worker-file.ts';
import { RelayClient } from './relay-client.ts';

/**
 * The embedded database: PGlite in a worker thread, reached by `pg` like any Postgres.
 * @param dir where it keeps its files; undefined keeps them in memory (tests)
 * @throws AppError config_invalid when another process has the folder open
 */
export async function openEmbedded(dir: string | undefined): Promise<{ pool: pg.Pool; close(): Promise<void> }> {
  const unlock = dir === undefined ? () => {} : lock(dir);
  const url = workerFile(import.meta.url, './embedded-worker');
  const data = dir === undefined ? undefined : join(dir, 'postgres');
  const worker = new Worker(url, { workerData: { dir: data } });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', (message: { port: number }) => resolve(message.port));
    worker.once('error', reject);
  });
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
      unlock();
    },
  };
}

/** One process a folder: PGlite would corrupt it. A lock whose process is gone (kill -9) is taken over. */
function lock(dir: string): () => void {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'lock');
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  if (holder !== process.pid && isAlive(holder)) {
    const problem = `the folder ${dir} is in use by process ${holder}; stop that one, or set KAKEHASHI_DIR to another folder`;
    throw new AppError('config_invalid', { problems: problem });
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
