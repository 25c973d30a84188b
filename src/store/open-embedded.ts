import type pg from 'pg';
import { createRelayClient, type PreparedStatements } from './create-relay-client.ts';
import type { EmbeddedSocket } from './make-socket-folder.ts';
import { OwnPool } from './own-pool.ts';
import { type EmbeddedThread, startEmbeddedThread } from './start-embedded-thread.ts';

/**
 * Opens the embedded database: PGlite in a worker thread, which `pg` connects to as to a server. A new database is a copy of the
 * template that the build makes, with every table in it.
 * @param dir as for `startEmbeddedThread`
 * @param options.fresh as for `startEmbeddedThread`
 * @param options.thread a thread that has been started already; it is closed with the database
 * @throws AppError config_invalid as `startEmbeddedThread` does, or when the database cannot be opened
 */
export async function openEmbedded(
  dir: string | undefined,
  options: { fresh?: boolean; thread?: EmbeddedThread | undefined } = {},
): Promise<{ pool: pg.Pool; close(): Promise<void> }> {
  const thread = options.thread ?? (await startEmbeddedThread(dir, options));
  const socket = await thread.socket().catch(async (error: unknown) => {
    await thread.close();
    throw error;
  });
  const pool = connectEmbedded(socket);
  return {
    pool,
    async close() {
      await pool.end();
      await thread.close();
    },
  };
}

/** What the session of each embedded database has prepared. The session outlives the pools that connect to it. */
const prepared = new WeakMap<EmbeddedSocket, PreparedStatements>();

/**
 * Connects to an embedded database. The caller ends the pool.
 * @param socket from `EmbeddedThread.socket`
 */
export function connectEmbedded(socket: EmbeddedSocket): pg.Pool {
  const { host, port } = socket;
  const statements = prepared.get(socket) ?? { texts: {}, generation: 0 };
  prepared.set(socket, statements);
  const pool = new OwnPool({
    host,
    port,
    user: 'postgres',
    database: 'postgres',
    max: 10,
    Client: createRelayClient(statements),
  });
  pool.on('error', () => {
    // Idle connections end when the database closes; this is expected.
  });
  return pool;
}
