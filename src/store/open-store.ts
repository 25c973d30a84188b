import pg from 'pg';
import { AppError } from '../errors.ts';
import type { Store } from '../ports/store.ts';
import { createStore } from './create-store.ts';
import { migrate } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { HELD } from './post-store.ts';
import type { EmbeddedThread } from './start-embedded-thread.ts';

/** As BullMQ has it for the connection on which it listens. */
const KEEP_ALIVE_MS = 10_000;
/** Slack waits three seconds: who has no connection by then gets none in time. */
const CONNECT_MS = 5000;
/**
 * Far longer than any of our queries takes. Those that wait for a lock, and migrations, say otherwise themselves; BullMQ waits for
 * jobs by a notification and not by a query.
 */
const QUERY_MS = 30_000;

export interface OpenStore {
  pool: pg.Pool;
  store: Store;
  /** The workspaces that have a cohort. */
  workspaces(): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Opens the state: server Postgres when there is a URL, else the embedded database in `dir` (in memory without one).
 * Migrations run before it returns.
 * @param options.thread the embedded database of `dir`, when it was started before
 * @throws AppError config_invalid when the database cannot be used, in an operator's words
 */
export async function openStore(options: {
  databaseUrl?: string | undefined;
  dir?: string | undefined;
  thread?: EmbeddedThread | undefined;
}): Promise<OpenStore> {
  const { databaseUrl, dir, thread } = options;
  const { pool, close } = databaseUrl === undefined ? await openEmbedded(dir, { thread }) : openServer(databaseUrl);
  try {
    if (databaseUrl !== undefined) await checkServer(pool);
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
  return storeOn(pool, close);
}

/** The state on a database that is up to date. */
export function storeOn(pool: pg.Pool, close: () => Promise<void>): OpenStore {
  return {
    pool,
    store: createStore(pool),
    async workspaces() {
      const { rows } = await pool.query<{ id: string }>('SELECT DISTINCT team_id AS id FROM kakehashi.cohort');
      return rows.map(({ id }) => id);
    },
    close,
  };
}

/** Says what is wrong with the address of the server before anything depends on it. */
async function checkServer(pool: pg.Pool): Promise<void> {
  try {
    const client = await pool.connect();
    try {
      await client.query('SELECT 1');
    } finally {
      client.release();
    }
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    // With two addresses to try, the error of both has a code and no words.
    const said = [code, message].filter((part) => part !== undefined && part !== '').join(': ');
    const problems = `DATABASE_URL: PostgreSQL cannot be used there (${said}). Check host, port, user, password and database.`;
    throw new AppError('config_invalid', { problems }, { cause });
  }
}

function openServer(connectionString: string): { pool: pg.Pool; close(): Promise<void> } {
  // BullMQ finds its tables by this path; our own SQL names its schema.
  const pool = new pg.Pool({
    connectionString,
    max: 20,
    options: '-c search_path=bullmq,public',
    // A server that is gone without a word (its machine, the network between) is given up, instead of being waited for.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
  });
  pool.on('error', () => {
    // The pool replaces a connection that broke; the query that needs one gets its own error.
  });
  // One that breaks between two queries of a transaction belongs to no query and is not idle: unheard, it ends the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return { pool, close: () => pool.end() };
}
