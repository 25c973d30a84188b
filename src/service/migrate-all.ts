import type { Config } from '../config.ts';
import { prepareQueue } from '../jobs/prepare-queue.ts';
import type { Log } from '../ports/log.ts';
import { openStore } from '../store/open-store.ts';

/** Migrates the tables of the state, and those of the queue if they are in the same database. */
export async function migrateAll({ databaseUrl, redisUrl, dir }: Config, log: Log): Promise<void> {
  const opened = await openStore(databaseUrl === undefined ? { dir } : { databaseUrl });
  try {
    if (redisUrl === undefined) await prepareQueue({ kind: 'postgres', pool: opened.pool }, log);
  } finally {
    await opened.close();
  }
}
