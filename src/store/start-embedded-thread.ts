import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { workerFile } from '../worker-file.ts';
import { dataFolderError } from './data-folder-error.ts';
import type { EmbeddedData } from './embedded-thread.ts';
import { lockFolder } from './lock-folder.ts';
import { type EmbeddedSocket, makeSocketFolder } from './make-socket-folder.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';

/** The embedded database in its own thread, which may still be starting. */
export interface EmbeddedThread {
  /** Resolves with its address when it listens. Rejects with AppError config_invalid when it cannot. */
  socket(): Promise<EmbeddedSocket>;
  /** Closes the database and unlocks its folder. Repeated calls close it once. */
  close(): Promise<void>;
}

/**
 * Starts the embedded database in a thread. Returns before it listens, so that the caller can work meanwhile.
 * @param dir folder of its files; undefined keeps them in memory (tests)
 * @param options.fresh creates an empty database with initdb instead of from the template; the build makes the template this way
 * @throws AppError config_invalid when another process uses the folder, it is not writable, the disk is full, or its database is damaged
 */
export async function startEmbeddedThread(
  dir: string | undefined,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<EmbeddedThread> {
  // Two processes on one folder would corrupt it.
  const folder = dir === undefined ? undefined : join(dir, 'postgres');
  const refuse = (error: unknown) => (folder === undefined ? error : dataFolderError(folder, error));
  const unlock =
    dir === undefined
      ? async () => {}
      : await lockFolder(dir).catch((error: unknown) => {
          throw refuse(error);
        });
  let exists: boolean;
  let place: ReturnType<typeof makeSocketFolder> | undefined;
  try {
    exists = folder !== undefined && prepareDataFolder(folder);
    // Windows has no Unix sockets for `pg`: there the database listens on the loopback interface.
    place = process.platform === 'win32' ? undefined : makeSocketFolder(dir);
  } catch (error) {
    await unlock();
    throw refuse(error);
  }
  const data: EmbeddedData = {
    dir: folder,
    from: exists ? 'folder' : fresh ? 'initdb' : 'template',
    path: place?.path,
  };
  const worker = new Worker(workerFile(import.meta.url, './embedded-thread'), { workerData: data });
  const socket = listening(worker, place?.socket).catch((error: unknown) => {
    throw refuse(error);
  });
  // Callers of socket() get the error. This handler keeps it from being an unhandled rejection before the first call.
  socket.catch(() => {});
  let closed: Promise<void> | undefined;
  const close = async () => {
    const isUp = await socket.then(
      () => true,
      () => false,
    );
    if (isUp) {
      // A thread that has died answers nothing.
      const ended = new Promise<Told>((resolve) => worker.once('message', resolve).once('exit', () => resolve({})));
      worker.postMessage('close');
      warnUnscrubbed(await ended);
    }
    await worker.terminate();
    place?.remove();
    await unlock();
  };
  return {
    socket: () => socket,
    close() {
      closed ??= close();
      return closed;
    },
  };
}

/** What the thread tells: its port if it has one; why deleted words could not be taken out of the files. */
interface Told {
  port?: number;
  unscrubbed?: string;
}

/** The app's log takes what is printed. */
function warnUnscrubbed({ unscrubbed }: Told): void {
  if (unscrubbed === undefined) return;
  console.warn(
    `words that were deleted are still in the database's files (${unscrubbed}); the next start or stop tries again`,
  );
}

function listening(worker: Worker, socket: EmbeddedSocket | undefined): Promise<EmbeddedSocket> {
  return new Promise((resolve, reject) => {
    worker.once('message', (told: Told) => {
      warnUnscrubbed(told);
      resolve(socket ?? { host: '127.0.0.1', port: told.port ?? 0 });
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread of the database ended with ${code}`)));
  });
}
