import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { PLACES } from '../helpers/post-analyze.ts';
import { runApp, slackEnv } from '../helpers/run-app.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

const { channel, learner } = PLACES.en;

test('the app runs Analyze with all its files in a heap of 64 MB', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const rehearsal = await startWorkspace();
  const app = await runApp({
    ...slackEnv(rehearsal),
    KAKEHASHI_DIR: dir,
    NODE_OPTIONS: '--max-old-space-size=64',
  });
  try {
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
    const lesson = await postLesson(rehearsal, { channel, learner });
    await rehearsal.driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
    const files = () => rehearsal.driver.messages(channel, lesson.ts).flatMap((message) => message.files ?? []);
    await rehearsal.waitFor(() => files().length === 5);
    // It has not ended meanwhile: then it would have no exit code of its own to give.
    expect(await app.terminate()).toBe(0);
    expect(app.errors()).not.toContain('heap out of memory');
  } finally {
    await app.kill();
    await rehearsal.close();
    await rm(dir, { recursive: true, force: true });
  }
});
