import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** Worker thread: Postgres in WebAssembly behind a loopback socket, so that no query blocks the loop that talks to Slack. */
const { dir } = workerData as { dir: string | undefined };
const db = await (dir === undefined ? PGlite.create() : PGlite.create(dir));
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
