import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** Worker thread: Postgres in WebAssembly behind a loopback socket, so that no query blocks the loop that talks to Slack. */
const { dir, fresh } = workerData as { dir: string | undefined; fresh: boolean };
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

/** A database in memory is the template's copy: making one takes seconds. */
function openDatabase(): Promise<PGlite> {
  if (dir !== undefined) return PGlite.create(dir);
  if (fresh) return PGlite.create();
  const template = readFileSync(new URL('./template.tar.gz', import.meta.url));
  return PGlite.create({ loadDataDir: new Blob([gunzipSync(template)], { type: 'application/x-tar' }) });
}
