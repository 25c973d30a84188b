import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PLACES, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

const { channel, learner } = PLACES.en;
const OTHER = 'U0LUCAS';

test('a person who leaves while the app is down loses their roles at the next start', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const rehearsal = await startWorkspace();
  const options = { rehearsal, dir };
  const first = await startKakehashi('socket', options);
  await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
  await rehearsal.waitFor(() => rehearsal.calls.some(({ method }) => method === 'conversations.members'));
  await first.service.stop();
  await rehearsal.driver.leave(channel, OTHER);
  const second = await startKakehashi('socket', options);
  const { cohorts, members, roles } = second.service.flow.store;
  const cohort = await cohorts.inChannel({ teamId: TEAM, channelId: channel });
  const id = cohort?.id ?? '';
  await expect.poll(() => members.departed(TEAM, id)).toEqual([OTHER]);
  await expect.poll(async () => (await roles.list(TEAM, id)).map(({ userId }) => userId)).not.toContain(OTHER);
  // The folder goes only after the app that works in it.
  await second.stop();
  expect([...first.log.errors, ...second.log.errors]).toEqual([]);
});
