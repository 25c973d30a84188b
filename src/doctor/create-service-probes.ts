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

/**
 * Creates the probes of the configured database and queue.
 * @param pendingMigrations names the migrations that have not run on a server
 */
export function createServiceProbes(
  config: Config,
  pendingMigrations: (client: pg.Client) => Promise<readonly string[]>,
): Pick<Probes, 'database' | 'queue'> {
  const { databaseUrl, redisUrl, dir } = config;
  return {
    database: () => (databaseUrl === undefined ? lookAtFolder(dir) : lookAtServer(databaseUrl, pendingMigrations)),
    queue: () => (redisUrl === undefined ? Promise.resolve({ said: 'in the database' }) : lookAtQueue(redisUrl)),
  };
}

/** Checks only the folder of the embedded database, because a running app may be using it. */
async function lookAtFolder(dir: string): Promise<{ said: string; pending: readonly string[] }> {
  const folder = resolve(dir);
  const exists = await mayWrite(folder);
  if (exists) return { said: `embedded in ${dir}`, pending: [] };
  let parent = dirname(folder);
  while (!(await mayWrite(parent)) && parent !== dirname(parent)) parent = dirname(parent);
  return { said: `embedded, made in ${dir} at the first start`, pending: [] };
}

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
