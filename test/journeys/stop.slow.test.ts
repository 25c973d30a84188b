import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rehearsalRoles } from '../../src/demo/rehearsal-roles.ts';
import { startService } from '../../src/service/start-service.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { PLACES, postAnalyze, TEAM } from '../helpers/post-analyze.ts';
import { memoryLog } from '../helpers/start-kakehashi.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

const { channel, learner } = PLACES.en;

test('the app returns an unfinished run to the queue when it stops, and the next start finishes the run once', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const rehearsal = await startWorkspace();
  const { driver, botToken, appToken, apiUrl } = rehearsal;
  const log = memoryLog();
  const start = () =>
    startService({
      config: {},
      dir,
      log,
      connection: { mode: 'socket', botToken, appToken, apiUrl },
      initialRoles: rehearsalRoles,
      sweepMs: 500,
    });
  const files = (ts: string) => driver.messages(channel, ts).flatMap((message) => message.files ?? []);
  let service = await start();
  try {
    const lesson = await postAnalyze({ rehearsal });
    await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
    const { store } = service.flow;
    const stateOf = async () => (await store.runs.unfinished())[0]?.state;
    while ((await stateOf()) !== 'running') await new Promise((resolve) => setImmediate(resolve));
    await service.stop(0);
    expect(rehearsal.connections()).toBe(0);
    expect(files(lesson.ts)).toEqual([]);

    service = await start();
    await rehearsal.waitFor(() => files(lesson.ts).length === 5);
    const { flow } = service;
    const cohort = await flow.store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    expect(await flow.store.runs.done(TEAM, cohort?.id ?? '', 'analyze', 9)).toHaveLength(1);
    expect(new Set(files(lesson.ts).map(({ title }) => title)).size).toBe(5);
    expect(log.errors).toEqual([]);
  } finally {
    await service.stop();
    await rehearsal.close();
    await rm(dir, { recursive: true, force: true });
  }
});
