import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { walkAnalyze } from '../helpers/walk-analyze.ts';

const databaseUrl = process.env.DATABASE_URL ?? '';
const redisUrl = process.env.REDIS_URL ?? '';

afterEach(async () => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('DROP SCHEMA IF EXISTS kakehashi CASCADE; DROP SCHEMA IF EXISTS bullmq CASCADE');
  await client.end();
});

test.each([
  ['queue and state on PostgreSQL', { databaseUrl }],
  ['state on PostgreSQL, queue on Redis', { databaseUrl, redisUrl }],
  ['state embedded, queue on Redis', { redisUrl }],
])('a learner completes Analyze with %s', async (_name, config) => {
  const kakehashi = await startKakehashi('socket', { config });
  try {
    await walkAnalyze(kakehashi, 'en');
    expect(kakehashi.log.errors).toEqual([]);
  } finally {
    await kakehashi.stop();
  }
});
