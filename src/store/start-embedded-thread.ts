import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../errors.ts';
import { workerFile } from '../worker-file.ts';
import type { EmbeddedData } from './embedded-thread.ts';
import { lockFolder } from './lock-folder.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';

/** The embedded database, which starts in a thread of its own. */
export interface EmbeddedThread {
  /** The port of the loopback interface that it listens on, once it does. Rejects with AppError config_invalid when it cannot. */
  port(): Promise<number>;
  /** Closes it in order, once however often it is called, and lets go of its folder. */
  close(): Promise<void>;
}

/**
 * Starts the embedded database, and returns while it still does: its thread and the caller's work side by side.
 * @param dir where it keeps its files; undefined keeps them in memory (tests)
 * @param options.fresh makes a new one by initdb instead of from the template, without any table: so the template itself is made
 * @throws AppError config_invalid when another process has the folder open, it cannot be written, or its database is damaged
 */
export async function startEmbeddedThread(
  dir: string | undefined,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<EmbeddedThread> {
  // One process a folder: PGlite would corrupt it.
  const unlock = dir === undefined ? async () => {} : await lockFolder(dir);
  const folder = dir === undefined ? undefined : join(dir, 'postgres');
  let exists: boolean;
  try {
    exists = folder !== undefined && prepareDataFolder(folder);
  } catch (error) {
    await unlock();
    throw error;
  }
  const data: EmbeddedData = { dir: folder, from: exists ? 'folder' : fresh ? 'initdb' : 'template' };
  const worker = new Worker(workerFile(import.meta.url, './embedded-thread'), { workerData: data });
  const port = listening(worker).catch((error: unknown) => {
    throw folder === undefined ? error : unusable(folder, exists, error);
  });
  // Who asks for the port is told; until then it is nobody's error.
  port.catch(() => {});
  let closed: Promise<void> | undefined;
  const close = async () => {
    const isUp = await port.then(
      () => true,
      () => false,
    );
    if (isUp) {
      const ended = new Promise((resolve) => worker.once('message', resolve));
      worker.postMessage('close');
      await ended;
    }
    await worker.terminate();
    await unlock();
  };
  return {
    port: () => port,
    close() {
      closed ??= close();
      return closed;
    },
  };
}

function listening(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: { port: number }) => resolve(message.port));
    worker.once('error', reject);
  });
}

/** Whatever keeps a database from being opened lies in its folder, or on the disk. */
function unusable(folder: string, exists: boolean, cause: unknown): AppError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const problems = exists
    ? `KAKEHASHI_DIR: the database in ${folder} cannot be opened (${said}): put back a copy of the folder, or move it away to begin with an empty database.`
    : `KAKEHASHI_DIR: no database can be made in ${folder} (${said}): make room on the disk, or name another folder.`;
  return new AppError('config_invalid', { problems }, { cause });
}
