import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import { evicts, lookAtRedis } from '../jobs/open-redis.ts';
import type { Probes } from './probes.ts';

const PATIENCE_MS = 5000;
const OLDEST_POSTGRES = 14;
const OLDEST_REDIS = 6.2;

/** What the store says about the folder of the embedded database. */
type FolderState =
  | { state: 'absent' | 'unfinished' | 'in-use' | 'no-room' }
  | { state: 'opened'; tables: number; pending: readonly string[] };

/**
 * Creates the probes of the configured database and queue.
 * @param pendingMigrations names the migrations that have not run on a server
 * @param inspectFolder looks at KAKEHASHI_DIR and changes nothing in it
 */
export function createServiceProbes(
  config: Config,
  pendingMigrations: (client: pg.Client) => Promise<readonly string[]>,
  inspectFolder: (dir: string) => Promise<FolderState>,
): Pick<Probes, 'database' | 'queue'> {
  const { databaseUrl, redisUrl, dir } = config;
  return {
    database: () =>
      databaseUrl === undefined ? lookAtFolder(dir, inspectFolder) : lookAtServer(databaseUrl, pendingMigrations),
    queue: () => (redisUrl === undefined ? Promise.resolve({ said: 'in the database' }) : lookAtQueue(redisUrl)),
  };
}

/** Looks at the folder of the embedded database, and at what is in it. */
async function lookAtFolder(
  dir: string,
  inspectFolder: (dir: string) => Promise<FolderState>,
): Promise<{ said: string; pending: readonly string[] }> {
  const folder = resolve(dir);
  if (!(await mayWrite(folder))) {
    let parent = dirname(folder);
    while (!(await mayWrite(parent)) && parent !== dirname(parent)) parent = dirname(parent);
    return { said: `embedded, made in ${dir} at the first start`, pending: [] };
  }
  const found = await inspectFolder(dir);
  if (found.state !== 'opened') return { said: `embedded in ${dir}${SAID[found.state]}`, pending: [] };
  const said = `embedded in ${dir}; a copy of it opens, and all of its ${found.tables} tables can be read`;
  return { said, pending: found.pending };
}

const SAID = {
  absent: ', made at the first start',
  unfinished:
    '; an older release left half a database there, without data: the next start renames it and makes a new one',
  'in-use': '; an app has it open, so only its files were looked at. Stop the app to have every table read',
  'no-room': '; not opened, because its copy has no room in the temporary folder: name a larger one in TMPDIR',
} as const;

/** @returns false when the path does not exist @throws Error when it exists and is not writable */
async function mayWrite(path: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function lookAtServer(
  connectionString: string,
  pendingMigrations: (client: pg.Client) => Promise<readonly string[]>,
): Promise<{ said: string; pending: readonly string[] }> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS });
  // Without a listener, the error of a connection that breaks later would end the doctor.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    const version = rows[0]?.server_version ?? '';
    if (Number.parseInt(version, 10) < OLDEST_POSTGRES) {
      throw new Error(`PostgreSQL ${version} is too old: ${OLDEST_POSTGRES} or newer is needed`);
    }
    return { said: `PostgreSQL ${version}`, pending: await pendingMigrations(client) };
  } finally {
    await client.end();
  }
}

async function lookAtQueue(url: string): Promise<{ said: string; evicts?: string }> {
  const { version, policy } = await lookAtRedis(url);
  if (Number.parseFloat(version) < OLDEST_REDIS) {
    throw new Error(`Redis ${version} is too old: ${OLDEST_REDIS} or newer is needed`);
  }
  return { said: `Redis ${version}`, ...(evicts(policy) ? { evicts: policy } : {}) };
}
