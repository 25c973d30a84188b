import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Proof, proveDelivery, seeded } from '../helpers/prove-delivery.ts';
import { freshDatabase } from './fresh-database.ts';

const { REDIS_URL = '', RESTART_POSTGRES = '', RESTART_REDIS = '' } = process.env;
const FLEET = ['web', 'worker', 'worker'] as const;
const restart = (script: string) => async () => void (await promisify(execFile)('bash', [script]));

/** A small run of what `bench/reliability/kill.ts` does with 200 lessons in 50 channels. */
type Case = Omit<Proof, 'random' | 'env'> & { postgres?: boolean; redis?: boolean };

// These wait most of the time, so they run side by side, each in a database of its own.
describe.concurrent('processes that are killed', () => {
  test.each<[string, Case]>([
    ['on the embedded default', { duties: ['all'], channels: 5, lessons: 1, kills: 2 }],
    ['on PostgreSQL', { postgres: true, duties: FLEET, channels: 5, lessons: 1, kills: 2 }],
    ['with Redis', { postgres: true, redis: true, duties: FLEET, channels: 5, lessons: 2, kills: 3 }],
  ])('every scheduled lesson comes once and in order while Slack fails, %s', (_name, proof) => prove(proof));
});

test('every scheduled lesson comes once and in order while Slack fails and PostgreSQL and Redis restart', () =>
  prove({
    postgres: true,
    redis: true,
    duties: FLEET,
    channels: 5,
    lessons: 1,
    kills: 0,
    disturb: [restart(RESTART_POSTGRES), restart(RESTART_REDIS)],
  }));

async function prove({ postgres = false, redis = false, ...proof }: Case): Promise<void> {
  const env = {
    ...(postgres ? { DATABASE_URL: await freshDatabase() } : {}),
    ...(redis ? { REDIS_URL } : {}),
  };
  const figures = await proveDelivery({ ...proof, env, random: seeded(11) });
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
}
