import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { prepareQueue } from '../../src/jobs/prepare-queue.ts';
import { LINKS } from '../../src/slack/app/create-socket-receiver.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { openStore } from '../../src/store/open-store.ts';
import { PLACES } from '../helpers/post-analyze.ts';
import { type RunningApp, runApp, slackEnv } from '../helpers/run-app.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

const databaseUrl = process.env.DATABASE_URL ?? '';
const redisUrl = process.env.REDIS_URL ?? '';
const { channel, learner } = PLACES.en;

const running: RunningApp[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.kill()));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('DROP SCHEMA IF EXISTS kakehashi CASCADE; DROP SCHEMA IF EXISTS bullmq CASCADE');
  await client.end();
});

test('processes that start at the same time on an empty database migrate it once', async () => {
  const opened = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const one = await openStore({ databaseUrl });
      await prepareQueue({ kind: 'postgres', pool: one.pool }, memoryLog());
      return one;
    }),
  );
  const [first] = opened;
  const { rows } = (await first?.pool.query(
    'SELECT count(*)::int AS n, count(DISTINCT name)::int AS names FROM kakehashi.migration',
  )) ?? { rows: [] };
  expect(rows[0].n).toBe(rows[0].names);
  expect(rows[0].n).toBeGreaterThan(6);
  for (const one of opened) await one.close();
});

test.each([
  ['the queue on Redis', { REDIS_URL: redisUrl }],
  ['the queue on PostgreSQL', {}],
])(
  'two web processes and two workers, %s, answer every delivery once, and a worker that ends hands over its jobs',
  async (_name, queue) => {
    const rehearsal = await startWorkspace();
    const { driver } = rehearsal;
    const env = {
      ...slackEnv(rehearsal),
      DATABASE_URL: databaseUrl,
      ...queue,
    };
    const start = async (command: string) => {
      const app = await runApp(env, command);
      running.push(app);
      return app;
    };
    try {
      // All processes start at the same time on an empty database.
      const [web, , worker] = await Promise.all([start('web'), start('web'), start('worker'), start('worker')]);
      expect(rehearsal.connections()).toBe(2 * LINKS);
      await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
      const lesson = await postLesson(rehearsal, { channel, learner });

      const before = driver.ephemerals(learner).length;
      const outcomes = await Promise.all(
        Array.from({ length: 40 }, () => driver.command(learner, channel, '/kakehashi help')),
      );
      expect(outcomes.every(({ ok }) => ok)).toBe(true);
      await rehearsal.waitFor(() => driver.ephemerals(learner).length >= before + 40);
      expect(rehearsal.deliveries.every(({ retry }) => retry === 0)).toBe(true);

      // A web process that ends loses no press: all are acknowledged and answered once.
      const pressing = Promise.all(
        Array.from({ length: 40 }, () => driver.command(learner, channel, '/kakehashi help')),
      );
      const stopped = await web.terminate();
      expect(stopped).toBe(0);
      expect((await pressing).every(({ ok }) => ok)).toBe(true);
      await rehearsal.waitFor(() => driver.ephemerals(learner).length >= before + 80);
      expect(rehearsal.connections()).toBe(LINKS);
      expect((await driver.command(learner, channel, '/kakehashi help')).ok).toBe(true);
      await rehearsal.waitFor(() => driver.ephemerals(learner).length >= before + 81);

      // One worker is told to end while it posts. The other worker posts the rest.
      rehearsal.faults.add('chat.postMessage', { delayMs: 2000 });
      await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
      await rehearsal.waitFor(() => rehearsal.faults.left('chat.postMessage') === 0);
      const ended = await worker.terminate();
      expect(ended).toBe(0);
      const files = () => driver.messages(channel, lesson.ts).flatMap((message) => message.files ?? []);
      await rehearsal.waitFor(() => files().length >= 5);
      const raw = [...driver.rawMessages(channel), ...driver.rawMessages(channel, lesson.ts).slice(1)];
      const keys = raw.flatMap((m) => (m.metadata as { event_payload?: { key?: string } })?.event_payload?.key ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(files().map(({ title }) => title)).size).toBe(files().length);
      // The extra message says that the run has begun, since the press was outside the lesson's thread.
      expect(driver.ephemerals(learner)).toHaveLength(before + 82);
    } finally {
      await Promise.all(running.splice(0).map((app) => app.kill()));
      await rehearsal.close();
    }
  },
);
