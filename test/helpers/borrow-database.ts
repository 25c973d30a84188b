import type { EmbeddedSocket } from '../../src/store/make-socket-folder.ts';
import { migrate } from '../../src/store/migrate.ts';
import { connectEmbedded } from '../../src/store/open-embedded.ts';
import { type OpenStore, storeOn } from '../../src/store/open-store.ts';
import { startEmbeddedThread } from '../../src/store/start-embedded-thread.ts';
import { guardTransactions } from './guard-transactions.ts';

/** Sockets of this process's databases that no test uses now. Each database is empty. */
const idle: EmbeddedSocket[] = [];

const EMPTY = `
  DO $$
  DECLARE tables text;
  BEGIN
    SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO tables
      FROM pg_tables WHERE schemaname IN ('kakehashi', 'bullmq') AND tablename <> 'migration';
    EXECUTE 'TRUNCATE ' || tables || ' RESTART IDENTITY CASCADE';
  END $$`;

/**
 * Opens an empty, migrated database in memory. Starting one takes a second, so `close` empties the database and keeps it for
 * the next test in this process.
 */
export async function borrowDatabase(): Promise<OpenStore> {
  const socket = idle.pop() ?? (await (await startEmbeddedThread(undefined)).socket());
  const pool = connectEmbedded(socket);
  await migrate(pool);
  const opened = storeOn(pool, async () => {
    await pool.end();
    const cleaner = connectEmbedded(socket);
    await cleaner.query(EMPTY);
    await cleaner.end();
    idle.push(socket);
  });
  return { ...opened, store: guardTransactions(opened.store) };
}
