import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { unpackTemplate } from './unpack-template.ts';

/** What the thread is told: where the database is, and what it comes from when there is none yet. */
export interface EmbeddedData {
  /** Undefined: in memory. */
  dir: string | undefined;
  /** How the database begins: it exists already, is a copy of the template, or is made by initdb. */
  from: 'folder' | 'template' | 'initdb';
}

/** Worker thread: Postgres in WebAssembly behind a loopback socket, so that no query blocks the loop that talks to Slack. */
const { dir, from } = workerData as EmbeddedData;
const db = await openDatabase();
// PGlite is one session: BullMQ's tables are found by this path, our own SQL names its schema.
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
