import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { scrubFolder } from './scrub-folder.ts';
import { unpackTemplate } from './unpack-template.ts';

/** `workerData` of this thread. */
export interface EmbeddedData {
  /** Undefined keeps the database in memory. */
  dir: string | undefined;
  /** Opens the folder's database, copies the template, or creates a database with initdb. */
  from: 'folder' | 'template' | 'initdb';
  /** Path of the Unix socket; undefined listens on a free port of the loopback interface. */
  path: string | undefined;
}

/** Worker thread: PGlite behind a socket, so that no query blocks the main thread's event loop. */
const { dir, from, path } = workerData as EmbeddedData;
const db = await openDatabase();
// A process that was killed after words were deleted has left them in the files.
const atStart = await scrub();
// All clients share PGlite's one session. BullMQ finds its tables by the search path; our own SQL names its schema.
await db.exec('CREATE SCHEMA IF NOT EXISTS bullmq; SET search_path TO bullmq, public;');
const where = path === undefined ? { host: '127.0.0.1', port: 0 } : { path };
const server = new PGLiteSocketServer({ db, ...where, maxConnections: 50 });
await server.start();
const port = path === undefined ? Number(server.getServerConn().split(':').at(-1)) : undefined;
parentPort?.postMessage({ port, ...atStart });
parentPort?.once('message', async () => {
  await server.stop();
  const atEnd = await scrub();
  await db.close();
  parentPort?.postMessage({ closed: true, ...atEnd });
});

/** Takes deleted words out of the files. A failure, for example a full disk, neither keeps the database from opening nor from closing. */
async function scrub(): Promise<{ unscrubbed?: string }> {
  if (dir === undefined) return {};
  try {
    await scrubFolder(db, dir);
    return {};
  } catch (error) {
    return { unscrubbed: error instanceof Error ? error.message : String(error) };
  }
}

async function openDatabase(): Promise<PGlite> {
  // PostgreSQL's default, 128 MB, is held from the start, and what isn't in it comes from the system's own cache of files.
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'];
  const template = new URL('./template.tar.gz', import.meta.url);
  if (dir !== undefined) {
    if (from === 'template') await unpackTemplate(template, dir);
    return PGlite.create(dir, { startParams });
  }
  if (from === 'initdb') return PGlite.create({ startParams });
  return PGlite.create({
    startParams,
    loadDataDir: new Blob([gunzipSync(readFileSync(template))], { type: 'application/x-tar' }),
  });
}
