import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Proof, proveDelivery, seeded } from '../helpers/prove-delivery.ts';
import { freshDatabase } from './fresh-database.ts';

const { REDIS_URL = '', RESTART_POSTGRES = '', RESTART_REDIS = '' } = process.env;
const FLEET = ['web', 'worker', 'worker'] as const;
const restart = (script: string) => async () => void (await promisify(execFile)('bash', [script]));

/** A small version of `bench/reliability/kill.ts`, which posts 200 lessons in 50 channels. */
type Case = Omit<Proof, 'random' | 'env'> & { postgres?: boolean; redis?: boolean };

// These tests mostly wait, so they run at the same time, each on its own database.
describe.concurrent('while processes are killed', () => {
  test.each<[string, Case]>([
    ['on the embedded default', { duties: ['all'], channels: 5, lessons: 1, kills: 2 }],
    ['on PostgreSQL', { postgres: true, duties: FLEET, channels: 5, lessons: 1, kills: 2 }],
    ['with Redis', { postgres: true, redis: true, duties: FLEET, channels: 5, lessons: 2, kills: 3 }],
  ])('delivers every scheduled lesson once and in order while Slack fails, %s', (_name, proof) => prove(proof));
});

test('delivers every scheduled lesson once and in order while Slack fails and PostgreSQL and Redis restart', () =>
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
  // No process sweeps until the kills begin, so the queue's own wake-up posts these lessons.
  expect(figures.byQueue).toBeGreaterThan(0);
  // Each deed of people has its message, once.
  expect(figures.unfinished).toEqual([]);
  expect(figures.found).toEqual(figures.done);
  expect(figures.files).toBeGreaterThan(0);
  expect(Object.values(figures.faults).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  // Ten seconds allow a burst of five and one message a second.
  expect(figures.busiest).toBeLessThanOrEqual(15);
}
