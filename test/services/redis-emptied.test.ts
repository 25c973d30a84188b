import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { PLACES } from '../helpers/post-analyze.ts';
import { runApp, slackEnv } from '../helpers/run-app.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';
import { expectEachOnce } from './expect-each-once.ts';
import { freshDatabase } from './fresh-database.ts';

const { channel, learner } = PLACES.en;

test('when Redis is emptied while jobs run and wait, what they owe comes all the same, once', async () => {
  const redis = new Redis(process.env.REDIS_URL ?? '');
  const rehearsal = await startWorkspace();
  const { driver } = rehearsal;
  const env = {
    ...slackEnv(rehearsal),
    DATABASE_URL: await freshDatabase(),
    REDIS_URL: process.env.REDIS_URL ?? '',
  };
  const apps = await Promise.all(['web', 'worker'].map((command) => runApp(env, command)));
  try {
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
    const lesson = await postLesson(rehearsal, { channel, learner });
    await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
    await driver.command(learner, channel, '/kakehashi lesson prepare');
    const files = () => driver.messages(channel, lesson.ts).flatMap((message) => message.files ?? []);
    const isThere = () =>
      files().length === 5 && driver.messages(channel).filter(({ replyCount = 0 }) => replyCount >= 3).length === 2;
    const messages = () => driver.messages(channel, lesson.ts).length + driver.messages(channel).length;
    // Empties it at three moments of the run and of the lesson's delivery.
    for (let nth = 0; nth < 3; nth += 1) {
      const before = messages();
      await redis.flushall();
      await rehearsal.waitFor(() => messages() > before || isThere());
    }
    // The sweep looks for what is owed twice a minute.
    await expectEachOnce(rehearsal, channel, lesson.ts);
    for (const app of apps) expect(await app.terminate()).toBe(0);
  } finally {
    await Promise.all(apps.map((app) => app.kill()));
    await rehearsal.close();
    redis.disconnect();
  }
});
