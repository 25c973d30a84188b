import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { unpackTemplate } from './unpack-template.ts';

/** `workerData` of this thread. */
export interface EmbeddedData {
  /** Undefined keeps the database in memory. */
  dir: string | undefined;
  /** Opens the folder's database, copies the template, or creates a database with initdb. */
  from: 'folder' | 'template' | 'initdb';
}

/** Worker thread: PGlite behind a loopback socket, so that no query blocks the main thread's event loop. */
const { dir, from } = workerData as EmbeddedData;
const db = await openDatabase();
// All clients share PGlite's one session. BullMQ finds its tables by the search path; our own SQL names its schema.
await db.exec('CREATE SCHEMA IF NOT EXISTS bullmq; SET search_path TO bullmq, public;');
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 50 });
await server.start();
const port = Number(server.getServerConn().split(':').at(-1));
parentPort?.postMessage({ port });
parentPort?.once('message', async () => {
  await server.stop();
  await db.close();
  parentPort?.postMessage({ closed: true });
});

async function openDatabase(): Promise<PGlite> {
  const template = new URL('./template.tar.gz', import.meta.url);
  if (dir !== undefined) {
    if (from === 'template') await unpackTemplate(template, dir);
    return PGlite.create(dir);
  }
  if (from === 'initdb') return PGlite.create();
  return PGlite.create({ loadDataDir: new Blob([gunzipSync(readFileSync(template))], { type: 'application/x-tar' }) });
}
