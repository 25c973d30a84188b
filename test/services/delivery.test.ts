import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { type Proof, proveDelivery, seeded } from '../helpers/prove-delivery.ts';

const { DATABASE_URL = '', REDIS_URL = '', RESTART_POSTGRES = '', RESTART_REDIS = '' } = process.env;
const FLEET = ['web', 'worker', 'worker'] as const;
const restart = (script: string) => async () => void (await promisify(execFile)('bash', [script]));

afterEach(async () => {
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  await client.query('DROP SCHEMA IF EXISTS kakehashi CASCADE; DROP SCHEMA IF EXISTS bullmq CASCADE');
  await client.end();
});

/** A small run of what `bench/reliability/kill.ts` does with 200 lessons in 50 channels. */
const cases: [string, Omit<Proof, 'random'>][] = [
  ['is killed, on the embedded default', { env: {}, duties: ['all'], channels: 5, lessons: 1, kills: 2 }],
  ['is killed, on PostgreSQL', { env: { DATABASE_URL }, duties: FLEET, channels: 5, lessons: 1, kills: 2 }],
  ['is killed, with Redis', { env: { DATABASE_URL, REDIS_URL }, duties: FLEET, channels: 5, lessons: 2, kills: 3 }],
  [
    'loses its services and gets them back',
    {
      env: { DATABASE_URL, REDIS_URL },
      duties: FLEET,
      channels: 5,
      lessons: 1,
      kills: 0,
      disturb: [restart(RESTART_POSTGRES), restart(RESTART_REDIS)],
    },
  ],
];

test.each(cases)(
  'every scheduled lesson comes once and in order while Slack fails and the app %s',
  async (_name, proof) => {
    const figures = await proveDelivery({ ...proof, random: seeded(11) });
    expect(figures).toMatchObject({
      lessons: proof.lessons * proof.channels,
      messages: figures.expected,
      twice: [],
      disordered: [],
      kills: proof.kills,
      fell: 0,
    });
    // The queue's own wake-up posts a lesson: until the kills begin there is no sweep.
    expect(figures.byQueue).toBeGreaterThan(0);
    // What people did in between is there, once each.
    expect(figures.unfinished).toEqual([]);
    expect(figures.found).toEqual(figures.done);
    expect(figures.files).toBeGreaterThan(0);
    expect(Object.values(figures.faults).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
    // A burst of five, and one a second.
    expect(figures.busiest).toBeLessThanOrEqual(15);
  },
);
