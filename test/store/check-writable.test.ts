import { expect, test } from 'vitest';
import { checkWritable } from '../../src/store/check-writable.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';

test('a database that answers but cannot write to its disk, or takes no writes, is not ready, until it can again', async () => {
  const { pool, ping, close } = await borrowDatabase();
  try {
    await ping();
    // PostgreSQL refuses to write a temporary file over this limit, as it does on a full disk.
    await pool.query("SET temp_file_limit = '64kB'");
    await pool.query('SELECT 1');
    await expect(ping()).rejects.toThrow('temporary file size exceeds');
    await pool.query('RESET temp_file_limit');
    await ping();
    await pool.query('SET default_transaction_read_only = on');
    await expect(checkWritable(pool)).rejects.toThrow('the database takes no writes');
    await pool.query('RESET default_transaction_read_only');
    await ping();
    const { rows } = await pool.query('SHOW work_mem');
    expect(rows).not.toEqual([{ work_mem: '64kB' }]);
  } finally {
    await close();
  }
});
