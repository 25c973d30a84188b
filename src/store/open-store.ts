import pg from 'pg';
import type { Store } from '../ports.ts';
import { createStore } from './create-store.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { HELD } from './posts.ts';

export interface OpenStore {
  pool: pg.Pool;
  store: Store;
  close(): Promise<void>;
}

/**
 * Opens the state: server Postgres when there is a URL, else the embedded database in `dir` (in memory without one).
 * Migrations run before it returns.
 */
export async function openStore(options: { databaseUrl?: string; dir?: string }): Promise<OpenStore> {
  const { databaseUrl, dir } = options;
  const { pool, close } = databaseUrl === undefined ? await openEmbedded(dir) : openServer(databaseUrl);
  try {
    await migrate(pool);
    // The embedded database has one process: a lease that is there now is of one that was killed. What Slack asked for holds.
    if (databaseUrl === undefined) {
      await pool.query(
        `DELETE FROM kakehashi.channel_lease WHERE owner <> '${HELD}'; DELETE FROM kakehashi.duty_lease`,
      );
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { pool, store: createStore(pool), close };
}

function openServer(connectionString: string): { pool: pg.Pool; close(): Promise<void> } {
  // BullMQ finds its tables by this path; our own SQL names its schema.
  const pool = new pg.Pool({ connectionString, max: 20, options: '-c search_path=bullmq,public' });
  pool.on('error', () => {
    // The pool replaces a connection that broke; the query that needs one gets its own error.
  });
  // One that breaks between two queries of a transaction belongs to no query and is not idle: unheard, it ends the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return { pool, close: () => pool.end() };
}
