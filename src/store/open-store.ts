import { join } from 'node:path';
import type pg from 'pg';
import { AppError } from '../errors.ts';
import type { Store } from '../ports/store.ts';
import { checkWritable } from './check-writable.ts';
import { type Cipher, createCipher, type DataKeys } from './cipher.ts';
import { createStore } from './create-store.ts';
import { dataFolderError } from './data-folder-error.ts';
import { migrate } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { OwnPool } from './own-pool.ts';
import { HELD } from './post-store.ts';
import { removeShared } from './remove-shared.ts';
import { reseal } from './reseal.ts';
import type { EmbeddedThread } from './start-embedded-thread.ts';

/** The value that BullMQ uses for its listening connection. */
const KEEP_ALIVE_MS = 10_000;
/** Slack waits three seconds, so a connection that takes longer comes too late. */
const CONNECT_MS = 5000;
/**
 * Far longer than our queries take. Queries that wait for a lock, and migrations, set their own timeout. BullMQ waits for jobs by
 * notification, not by a query.
 */
const QUERY_MS = 30_000;
/** PostgreSQL allows 100 connections by default: enough for four processes and an operator. */
const CONNECTIONS = 20;

export interface OpenStore {
  pool: pg.Pool;
  store: Store;
  /** The workspaces that have a cohort. */
  workspaces(): Promise<string[]>;
  /** The workspaces that have anything: an absence or a language is kept without a cohort, too. */
  allWorkspaces(): Promise<string[]>;
  /** Encrypts everything with the current key, or decrypts it where there is none. @returns how many rows it has changed @throws AppError own_data_key */
  reseal(): Promise<number>;
  /** Deletes the rows of a table that an operator has added, and the files of all runs on it. @returns how many files it has deleted */
  removeShared(id: string): Promise<number>;
  /** Resolves when the database answers and can write to its disk. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the store and runs its migrations: on a PostgreSQL server if there is a URL, else on the embedded database in `dir` (in memory
 * without `dir`).
 * @param options.connections how many connections to hold to a server
 * @param options.dataKeys what encrypts tables and files; default: nothing
 * @param options.thread the embedded database of `dir`, if it has been started already
 * @throws AppError config_invalid when the database cannot be used; its `problems` are for the operator
 */
export async function openStore(options: {
  databaseUrl?: string | undefined;
  connections?: number | undefined;
  dir?: string | undefined;
  thread?: EmbeddedThread | undefined;
  dataKeys?: DataKeys | undefined;
}): Promise<OpenStore> {
  const { databaseUrl, connections = CONNECTIONS, dir, thread, dataKeys } = options;
  const { pool, close } =
    databaseUrl === undefined ? await openEmbedded(dir, { thread }) : openServer(databaseUrl, connections);
  try {
    if (databaseUrl !== undefined) await checkServer(pool);
    await migrate(pool);
    // Only this process uses the embedded database, so these leases belong to a killed process. A pause that Slack asked for stays.
    if (databaseUrl === undefined) {
      await pool.query(
        `DELETE FROM kakehashi.channel_lease WHERE owner <> '${HELD}'; DELETE FROM kakehashi.duty_lease;
         UPDATE kakehashi.inbox SET leased_until = now() WHERE done_at IS NULL`,
      );
    }
  } catch (error) {
    await close();
    throw dir !== undefined && databaseUrl === undefined && isDamage(error)
      ? dataFolderError(join(dir, 'postgres'), error)
      : error;
  }
  return storeOn(pool, close, createCipher(dataKeys));
}

/** Whether a database failed for its files or its disk: PostgreSQL's classes "internal error", "system error" and "insufficient resources". */
function isDamage(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^(?:XX|58|53)/u.test(code);
}

/** The store on a migrated database. */
export function storeOn(pool: pg.Pool, close: () => Promise<void>, cipher: Cipher = createCipher()): OpenStore {
  return {
    pool,
    store: createStore(pool, cipher),
    reseal: () => reseal(pool, cipher),
    removeShared: (id) => removeShared(pool, id),
    ping: () => checkWritable(pool),
    async workspaces() {
      const { rows } = await pool.query<{ id: string }>('SELECT DISTINCT team_id AS id FROM kakehashi.cohort');
      return rows.map(({ id }) => id);
    },
    async allWorkspaces() {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT team_id AS id FROM kakehashi.cohort UNION SELECT team_id FROM kakehashi.member
         UNION SELECT team_id FROM kakehashi.post UNION SELECT team_id FROM kakehashi.inbox ORDER BY id`,
      );
      return rows.map(({ id }) => id);
    },
    close,
  };
}

/** Checks that the server can be reached. @throws AppError config_invalid */
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
    // When a host has two addresses, the error that joins both has a code and an empty message.
    const said = [code, message].filter((part) => part !== undefined && part !== '').join(': ');
    const problems = `DATABASE_URL: PostgreSQL cannot be used there (${said}). Check host, port, user, password and database.`;
    throw new AppError('config_invalid', { problems }, { cause });
  }
}

function openServer(connectionString: string, max: number): { pool: pg.Pool; close(): Promise<void> } {
  // BullMQ finds its tables by the search path; our own SQL names its schema.
  const pool = new OwnPool({
    connectionString,
    max,
    options: '-c search_path=bullmq,public',
    // Notices a server that has disappeared without closing the connection (power, network).
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
  });
  pool.on('error', () => {
    // The pool replaces a broken connection. A query that used it gets its own error.
  });
  // A connection that breaks between two queries of a transaction emits an error outside of any query. Without a listener, that error
  // would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return { pool, close: () => pool.end() };
}
