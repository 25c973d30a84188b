import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { PLACES, postAnalyze } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const { channel: CHANNEL, learner: LEARNER } = PLACES.en;

test('loses nothing in a restart, posts nothing again, and old buttons work', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const folders = { dir, stateDir: join(dir, 'workspace') };
  try {
    const first = await startKakehashi('socket', folders);
    const lesson = await postAnalyze(first);
    const before = first.rehearsal.driver.messages(CHANNEL, lesson.ts).length;
    await first.stop();
    const second = await startKakehashi('socket', folders);
    try {
      const { driver } = second.rehearsal;
      await driver.command(LEARNER, CHANNEL, '/kakehashi lesson analyze');
      await second.rehearsal.waitFor(() => driver.ephemerals(LEARNER).length > 0);
      expect(driver.messages(CHANNEL, lesson.ts)).toHaveLength(before);
      await driver.action(LEARNER, { channel: CHANNEL, ts: lesson.ts }, ACTIONS.openAsk);
      await second.rehearsal.waitFor(() => driver.modal(LEARNER)?.callbackId === 'ask-role');
    } finally {
      await second.stop();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
