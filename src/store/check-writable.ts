import type { Pool } from 'pg';

/**
 * Makes PostgreSQL spill half a megabyte into a temporary file, which it removes at once. That needs room on its disk and changes no
 * table. `SELECT 1` also works on a full disk, and on a standby that takes no writes.
 */
const SPILL = `SET LOCAL work_mem = '64kB';
  SELECT count(*) FROM generate_series(1, 20000);
  SELECT current_setting('transaction_read_only') = 'on' AS is_read_only`;

/**
 * Checks that the database answers and can write.
 * @throws Error of the server, or when it is read-only
 */
export async function checkWritable(pool: Pick<Pool, 'query'>): Promise<void> {
  // Statements that are sent as one text are one transaction: a failure rolls it back.
  const results = (await pool.query(SPILL)) as unknown as { rows: { is_read_only?: boolean }[] }[];
  if (results.at(-1)?.rows[0]?.is_read_only === true) throw new Error('the database takes no writes');
}
