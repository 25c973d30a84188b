import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareQueue } from '../../src/jobs/prepare-queue.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openEmbedded } from '../../src/store/open-embedded.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';

/** Objects of our schema and of the queue's, each with its definition by PostgreSQL. */
const CATALOGUES = {
  relations: `SELECT n.nspname, c.relname, c.relkind, c.reloptions, pg_get_userbyid(c.relowner) AS owner
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1)`,
  columns: `SELECT c.oid::regclass::text AS relation, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
      a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid) AS "default"
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'v', 'm', 'p') AND a.attnum > 0 AND NOT a.attisdropped`,
  indexes: 'SELECT schemaname, indexname, indexdef FROM pg_indexes WHERE schemaname = ANY ($1)',
  constraints: `SELECT conrelid::regclass::text AS relation, conname, pg_get_constraintdef(c.oid) AS definition
    FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = ANY ($1)`,
  functions: `SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = ANY ($1)`,
  triggers: `SELECT pg_get_triggerdef(t.oid) AS definition FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1) AND NOT t.tgisinternal`,
  types: `SELECT n.nspname, t.typname, t.typtype, (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e
      WHERE e.enumtypid = t.oid) AS labels FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = ANY ($1)`,
  sequences: 'SELECT * FROM pg_sequences WHERE schemaname = ANY ($1)',
};
type Catalogue = keyof typeof CATALOGUES;

const databases: Record<'template' | 'initdb', Pool | undefined> = { template: undefined, initdb: undefined };
const closes: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const template = await openEmbedded(undefined);
  const initdb = await openEmbedded(undefined, { fresh: true });
  closes.push(template.close, initdb.close);
  await migrate(initdb.pool);
  await prepareQueue({ kind: 'postgres', pool: initdb.pool }, memoryLog());
  Object.assign(databases, { template: template.pool, initdb: initdb.pool });
});
afterAll(async () => {
  for (const close of closes) await close();
});

/** Rows in an order that does not depend on the database. */
async function rowsOf(from: keyof typeof databases, sql: string, values: unknown[] = []): Promise<string[]> {
  const result = await databases[from]?.query(sql, values);
  return (result?.rows ?? []).map((row) => JSON.stringify(row)).sort();
}

test.each(Object.keys(CATALOGUES) as Catalogue[])('the template has the same %s as a new database', async (which) => {
  const schemas = [['kakehashi', 'bullmq']];
  const made = await rowsOf('initdb', CATALOGUES[which], schemas);
  if (which !== 'triggers') expect(made).not.toEqual([]);
  expect(await rowsOf('template', CATALOGUES[which], schemas)).toEqual(made);
});

test.each([
  ['migrations of ours', 'SELECT name FROM kakehashi.migration'],
  // Settings with a dot belong to PL/pgSQL, and appear after a session has called a function.
  ['settings', "SELECT name, setting FROM pg_settings WHERE name NOT LIKE '%.%'"],
  ['schemas', 'SELECT nspname, nspowner::regrole::text FROM pg_namespace'],
  ['extensions', 'SELECT extname, extversion FROM pg_extension'],
])('the template has the same %s as a new database', async (_what, sql) => {
  const made = await rowsOf('initdb', sql);
  expect(made).not.toEqual([]);
  expect(await rowsOf('template', sql)).toEqual(made);
});

test('the template has the rows of the migrations only, like a new database', async () => {
  const tables =
    "SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname IN ('kakehashi', 'bullmq')";
  const names = (await rowsOf('initdb', tables)).map((row) => (JSON.parse(row) as { name: string }).name);
  expect(names.length).toBeGreaterThan(20);
  const count = names.map((name) => `SELECT '${name}' AS name, count(*) FROM ${name}`).join(' UNION ALL ');
  expect(await rowsOf('template', count)).toEqual(await rowsOf('initdb', count));
});

test('nothing is left to migrate in a copy of the template', async () => {
  const { template } = databases;
  expect(template && (await migrate(template))).toEqual([]);
});
