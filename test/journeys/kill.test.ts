import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRehearsal } from '../../src/rehearsal/start-rehearsal.ts';
import { APP_INFO } from '../../src/rehearse.ts';
import { ACTIONS } from '../../src/slack/ids.ts';
import { PLACES } from '../helpers/post-analyze.ts';
import { type RunningApp, runApp } from '../helpers/run-app.ts';

const { channel, learner } = PLACES.en;

/** The real process is killed at the moment of a call to Slack: before its answer, or while later ones are owed. */
test('killed with -9 in the middle of everything it does, the app loses nothing and posts nothing twice', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const rehearsal = await startRehearsal({ port: 0, delivery: { mode: 'socket' }, appInfo: APP_INFO });
  const { driver } = rehearsal;
  const env = {
    SLACK_BOT_TOKEN: rehearsal.botToken,
    SLACK_APP_TOKEN: rehearsal.appToken,
    SLACK_API_URL: rehearsal.apiUrl,
    KAKEHASHI_DIR: dir,
  };
  let app: RunningApp = await runApp(env);
  let kills = 0;
  let from = 0;
  /** Calls count from here: until it is killed, the app goes on with what it owes. */
  const fromNow = () => {
    from = rehearsal.calls.length;
  };
  /** Kills the app at the n-th call of a method since `from` (or since it was killed last), and starts it again. */
  const killAt = async (method: string, nth: number) => {
    await rehearsal.waitFor(
      () => rehearsal.calls.slice(from).filter((call) => call.method === method).length >= nth,
      30_000,
    );
    await app.kill();
    kills += 1;
    fromNow();
    app = await runApp(env);
  };
  const thread = (ts: string) => driver.messages(channel, ts);
  try {
    await driver.command(learner, channel, '/kakehashi start');
    await rehearsal.waitFor(() => driver.modal(learner));
    fromNow();
    await Promise.all([killAt('chat.postMessage', 1), driver.submit(learner, undefined, { locale: 'en' })]);
    await rehearsal.waitFor(() => driver.messages(channel).length > 0, 30_000);

    fromNow();
    const first = killAt('chat.postMessage', 1);
    await driver.command(learner, channel, '/kakehashi lesson analyze');
    await first;
    await killAt('chat.postMessage', 2);
    const lesson = await rehearsal.waitFor(
      () => driver.messages(channel).find((m) => (m.replyCount ?? 0) >= 5),
      30_000,
    );

    fromNow();
    const running = killAt('chat.postMessage', 1);
    await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
    await running;
    await killAt('files.getUploadURLExternal', 1);
    await killAt('files.completeUploadExternal', 2);
    await rehearsal.waitFor(() => thread(lesson.ts).filter((m) => (m.files?.length ?? 0) > 0).length === 6, 60_000);

    await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.openAsk);
    await rehearsal.waitFor(() => driver.modal(learner)?.callbackId === 'ask-role');
    const values = { role: 'domain-expert', kind: 'information', text: 'Does a blank mean no pool?' };
    fromNow();
    const asked = killAt('chat.postMessage', 1);
    await driver.submit(learner, undefined, values);
    await asked;
    await rehearsal.waitFor(() => JSON.stringify(thread(lesson.ts)).includes('Does a blank mean no pool?'), 30_000);

    // Messages of a channel go out in order: when this second lesson is complete, nothing is owed any more.
    await driver.command(learner, channel, '/kakehashi lesson analyze');
    const again = await rehearsal.waitFor(() =>
      driver.ephemerals(learner).find((m) => JSON.stringify(m.blocks).includes(ACTIONS.postLessonAgain)),
    );
    await driver.action(learner, { channel, ts: again.ts }, ACTIONS.postLessonAgain);
    await rehearsal.waitFor(
      () => driver.messages(channel).find((m) => m.ts !== lesson.ts && (m.replyCount ?? 0) >= 5),
      30_000,
    );
    const raw = [...driver.rawMessages(channel), ...driver.rawMessages(channel, lesson.ts).slice(1)];
    const keys = raw.flatMap((m) => (m.metadata as { event_payload?: { key?: string } })?.event_payload?.key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    const files = raw.flatMap((m) => (m.files as { title: string }[] | undefined) ?? []).map((file) => file.title);
    expect(files).toHaveLength(6);
    expect(new Set(files).size).toBe(6);
    // Welcome, lesson, five parts, progress, findings, six files, request; and the second lesson.
    expect(raw).toHaveLength(17);
    expect(kills).toBe(7);
    expect(await app.interrupt()).toBe(0);
  } finally {
    await app.kill();
    await rehearsal.close();
    await rm(dir, { recursive: true, force: true });
  }
}, 120_000);
