import { expect, it } from 'vitest';
import { borrowDatabase } from '../helpers/borrow-database.ts';

it('a query after the database was closed says that the app stops, which is no fault of the query', async () => {
  const { pool, store, close } = await borrowDatabase();
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await close();
  const stopping = expect.objectContaining({ code: 'app_stopping', retryable: true });
  await expect(pool.query('SELECT 1')).rejects.toEqual(stopping);
  await expect(store.runs.unfinished()).rejects.toEqual(stopping);
  await expect(store.transaction(async () => {})).rejects.toEqual(stopping);
});
