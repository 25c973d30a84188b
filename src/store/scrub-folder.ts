import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

/** A file of the write-ahead log is 16 MB. This many switches leave any log behind that the database's settings allow. */
const MOST_SWITCHES = 100;

/**
 * Rewrites the files of an embedded database if words were deleted from it, so that they are in no file any more: PostgreSQL
 * keeps deleted rows in its tables' files, and every change in its write-ahead log. Nothing else may use the database meanwhile.
 * The order is safe against a kill: the mark that words were deleted goes last.
 * @param folder of the database
 * @returns whether it had to be done
 */
export async function scrubFolder(db: PGlite, folder: string): Promise<boolean> {
  if (!(await isOwed(db))) return false;
  // Otherwise a checkpoint renames old files of the log for later use, with all that is in them.
  await db.exec('SET wal_recycle = off');
  for (const table of await tablesOf(db)) await db.exec(`VACUUM (FULL, ANALYZE) ${table}`);
  // The statistics hold the most common values of each column.
  await db.exec('VACUUM (FULL) pg_catalog.pg_statistic');
  // The next file of the log may be an old one that a checkpoint has renamed.
  const old = new Set(logFiles(folder));
  let switches = 0;
  do {
    await db.exec('SELECT pg_switch_wal()');
    await db.exec('CHECKPOINT');
    switches += 1;
  } while (logFiles(folder).some((name) => old.has(name)) && switches < MOST_SWITCHES);
  await db.exec('DELETE FROM kakehashi.scrub');
  return true;
}

async function isOwed(db: PGlite): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>("SELECT to_regclass('kakehashi.scrub') IS NOT NULL AS there");
  if (rows[0]?.there !== true) return false;
  return (await db.query('SELECT 1 FROM kakehashi.scrub')).rows.length > 0;
}

/** Our tables and the queue's, quoted. The system's own tables hold no words, and take far longer. */
async function tablesOf(db: PGlite): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('kakehashi', 'bullmq')",
  );
  return rows.map(({ name }) => name);
}

function logFiles(folder: string): string[] {
  return readdirSync(join(folder, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/u.test(name));
}
