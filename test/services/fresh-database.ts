import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Creates a separate database for one test on the server of `DATABASE_URL`. */
export async function freshDatabase(): Promise<string> {
  const url = new URL(process.env.DATABASE_URL ?? '');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}
