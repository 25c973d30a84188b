import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { PLACES } from '../helpers/post-analyze.ts';
import { type RunningApp, runApp, slackEnv } from '../helpers/run-app.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

const { channel, learner } = PLACES.en;

/** Kills the real process during a call to Slack, before or after Slack carries it out. */
test('the app loses nothing and posts nothing twice when SIGKILL hits it during any work', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const rehearsal = await startWorkspace();
  const { driver } = rehearsal;
  const env = {
    ...slackEnv(rehearsal),
    KAKEHASHI_DIR: dir,
  };
  let app: RunningApp = await runApp(env);
  let kills = 0;
  /**
   * Performs a deed and kills the app while a call waits for an answer that never comes; Slack carries the call out (`after`) or
   * not (`before`), after `passes` calls of the method that are answered. Then starts the app again and repeats this at each further point.
   */
  const killDuring = async (
    deed: () => Promise<unknown>,
    ...points: [method: string, unanswered: 'before' | 'after', passes?: number][]
  ) => {
    let done: Promise<unknown> | undefined;
    for (const [method, unanswered, passes = 0] of points) {
      const before = rehearsal.calls.length;
      rehearsal.faults.add(method, ...Array.from({ length: passes }, () => ({ delayMs: 0 })), { unanswered });
      if (done === undefined) done = deed();
      else app = await runApp(env);
      const hangs = () =>
        rehearsal.calls.slice(before).some((call) => JSON.stringify(call.result).includes('unanswered'));
      await rehearsal.waitFor(hangs);
      await done;
      await app.kill();
      kills += 1;
    }
    app = await runApp(env);
  };
  const thread = (ts: string) => driver.messages(channel, ts);
  try {
    await driver.command(learner, channel, '/kakehashi start');
    await rehearsal.waitFor(() => driver.modal(learner));
    await killDuring(() => driver.submit(learner, undefined, { locale: 'en' }), ['chat.postMessage', 'before']);
    await rehearsal.waitFor(() => driver.messages(channel).length > 0);

    await killDuring(
      () => driver.command(learner, channel, '/kakehashi lesson analyze'),
      ['chat.postMessage', 'after'],
      ['chat.postMessage', 'before'],
      ['chat.postMessage', 'after'],
    );
    const lesson = await rehearsal.waitFor(() => driver.messages(channel).find((m) => (m.replyCount ?? 0) >= 3));

    await killDuring(
      () => driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep),
      ['chat.postMessage', 'after'],
      // Before the charts' message, in the middle of its uploads, and when Slack is asked to show them.
      ['files.getUploadURLExternal', 'before'],
      ['upload', 'after', 2],
      ['files.getUploadURLExternal', 'after', 3],
      ['files.completeUploadExternal', 'before'],
      ['files.completeUploadExternal', 'after'],
    );
    await rehearsal.waitFor(() => thread(lesson.ts).find((m) => m.files?.length === 5));

    await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.openAsk);
    await rehearsal.waitFor(() => driver.modal(learner)?.callbackId === 'ask-role');
    const values = { role: 'domain-expert', kind: 'information', text: 'Does a blank mean no pool?' };
    await killDuring(() => driver.submit(learner, undefined, values), ['chat.postMessage', 'after']);
    await rehearsal.waitFor(() => JSON.stringify(thread(lesson.ts)).includes('Does a blank mean no pool?'));

    // A channel's messages are posted in order, so this second lesson is complete only when all earlier messages are.
    await driver.command(learner, channel, '/kakehashi lesson analyze');
    const again = await rehearsal.waitFor(() =>
      driver.ephemerals(learner).find((m) => JSON.stringify(m.blocks ?? []).includes(ACTIONS.postLessonAgain)),
    );
    await driver.action(learner, { channel, ts: again.ts }, ACTIONS.postLessonAgain);
    await rehearsal.waitFor(() => driver.messages(channel).find((m) => m.ts !== lesson.ts && (m.replyCount ?? 0) >= 3));
    const request = driver.messages(channel).find((m) => JSON.stringify(m.blocks ?? []).includes(values.text))?.ts;
    await rehearsal.waitFor(() => driver.rawMessages(channel, request).length > 1);
    const all = () => [
      ...driver.rawMessages(channel),
      ...[lesson.ts, request].flatMap((ts) => driver.rawMessages(channel, ts).slice(1)),
    ];
    // The last of them may still be on its way.
    const raw = await rehearsal.waitFor(() => (all().length >= 12 ? all() : undefined));
    const keys = raw.flatMap((m) => (m.metadata as { event_payload?: { key?: string } })?.event_payload?.key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    const files = raw.flatMap((m) => (m.files as { title: string }[] | undefined) ?? []).map((file) => file.title);
    expect(files).toHaveLength(5);
    expect(new Set(files).size).toBe(5);
    // Welcome, lesson, its three messages, the run, its charts, the line about those that came late, request, the stand-in's reply, the
    // lesson's list of requests, and the second lesson.
    expect(raw).toHaveLength(12);
    expect(kills).toBe(11);
    expect(await app.interrupt()).toBe(0);
  } finally {
    await app.kill();
    await rehearsal.close();
    await rm(dir, { recursive: true, force: true });
  }
});
