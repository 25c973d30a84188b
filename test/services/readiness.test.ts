import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createJobs } from '../../src/jobs/create-jobs.ts';
import { prepareQueue } from '../../src/jobs/prepare-queue.ts';
import { openStore } from '../../src/store/open-store.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';

test('a Redis that answers reads and refuses writes, as with a full disk, is not ready until it takes them again', async () => {
  const url = process.env.REDIS_URL ?? '';
  const jobs = createJobs({ kind: 'redis', url }, memoryLog());
  const operator = new Redis(url);
  try {
    await expect
      .poll(() =>
        jobs.ping().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await operator.config('SET', 'min-replicas-to-write', '1');
    await expect(jobs.ping()).rejects.toThrow('NOREPLICAS');
    await operator.config('SET', 'min-replicas-to-write', '0');
    await jobs.ping();
  } finally {
    await operator.config('SET', 'min-replicas-to-write', '0');
    operator.disconnect();
    await jobs.close();
  }
});

test('the role that compose.yml makes is no superuser, and can migrate, serve and hold only so many connections', async () => {
  const url = new URL(process.env.DATABASE_URL ?? '');
  const superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  try {
    await superuser.query('CREATE DATABASE kakehashi');
    // The script takes the password of the superuser who runs it: not that of this server's own.
    await superuser.query('CREATE ROLE first_superuser SUPERUSER LOGIN');
    const env = {
      PATH: process.env.PATH,
      PGHOST: url.hostname,
      PGPORT: url.port,
      POSTGRES_USER: 'first_superuser',
      POSTGRES_DB: 'kakehashi',
      POSTGRES_PASSWORD: "it's a password",
    };
    await promisify(execFile)('sh', ['docker/create-role.sh'], { env });
    const { rows } = await superuser.query(
      "SELECT rolsuper, rolcreatedb, rolcreaterole, rolcanlogin FROM pg_roles WHERE rolname = 'kakehashi'",
    );
    expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolcanlogin: true }]);
    const { host } = url;
    const opened = await openStore({
      databaseUrl: `postgres://kakehashi:it's%20a%20password@${host}/kakehashi`,
      connections: 5,
    });
    try {
      await prepareQueue({ kind: 'postgres', pool: opened.pool }, memoryLog());
      await opened.ping();
      await Promise.all(Array.from({ length: 40 }, () => opened.pool.query('SELECT 1')));
      expect(opened.pool.totalCount).toBe(5);
    } finally {
      await opened.close();
    }
  } finally {
    await superuser.query('DROP DATABASE IF EXISTS kakehashi');
    await superuser.query('DROP ROLE IF EXISTS kakehashi, first_superuser');
    await superuser.end();
  }
});
