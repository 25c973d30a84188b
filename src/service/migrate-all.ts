import type { Config } from '../config.ts';
import { prepareQueue } from '../jobs/prepare-queue.ts';
import type { Log } from '../ports/log.ts';
import { withStore } from './with-store.ts';

/** Migrates the tables of the state, and those of the queue if they are in the same database. */
export async function migrateAll(config: Config, log: Log): Promise<void> {
  await withStore(config, async ({ pool }) => {
    if (config.redisUrl === undefined) await prepareQueue({ kind: 'postgres', pool }, log);
  });
}
