import type { EmbeddedSocket } from '../../src/store/make-socket-folder.ts';
import { migrate } from '../../src/store/migrate.ts';
import { connectEmbedded } from '../../src/store/open-embedded.ts';
import { type OpenStore, storeOn } from '../../src/store/open-store.ts';
import { startEmbeddedThread } from '../../src/store/start-embedded-thread.ts';
import { guardTransactions } from './guard-transactions.ts';

/** Sockets of this process's databases that no test uses now. Each database is empty. */
const idle: EmbeddedSocket[] = [];

/** Deletes every row. TRUNCATE takes four times as long here, because it makes a new file for each table and index. */
const EMPTY = `
  DO $$
  DECLARE name text;
  BEGIN
    -- Without the checks of foreign keys, any order will do.
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname IN ('kakehashi', 'bullmq') AND tablename <> 'migration'
    LOOP EXECUTE 'DELETE FROM ' || name; END LOOP;
    FOR name IN SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences
      WHERE schemaname IN ('kakehashi', 'bullmq') AND last_value IS NOT NULL
    LOOP EXECUTE 'ALTER SEQUENCE ' || name || ' RESTART'; END LOOP;
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
