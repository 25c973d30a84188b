import type { Pool, PoolClient, QueryResultRow } from 'pg';

/** A pool, or the connection of a transaction. */
export type Db = Pick<Pool | PoolClient, 'query'>;

export async function rows<T extends QueryResultRow>(db: Db, sql: string, values: unknown[]): Promise<T[]> {
  return (await db.query<T>(sql, values)).rows;
}

export async function one<T extends QueryResultRow>(db: Db, sql: string, values: unknown[]): Promise<T | undefined> {
  return (await rows<T>(db, sql, values))[0];
}

/** @returns whether the statement changed a row */
export async function changes(db: Db, sql: string, values: unknown[]): Promise<boolean> {
  return ((await db.query(sql, values)).rowCount ?? 0) > 0;
}
