import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIONS } from '../../../src/slack/app/ids.ts';
import { inLessonThread, toldAfter } from '../../helpers/in-lesson-thread.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** A database that began anew, for example after a damaged one was moved away. Slack still shows the messages of the old one. */
const { channel, learner } = PLACES.en;
let dir: string;
let kakehashi: Kakehashi;
let ts: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kakehashi-empty-'));
  const stateDir = join(dir, 'workspace');
  const first = await startKakehashi('socket', { stateDir });
  const lesson = await postAnalyze(first);
  const { ask } = inLessonThread(channel, () => ({ rehearsal: first.rehearsal, ts: lesson.ts }));
  await ask(learner, 'domain-expert', 'Which ages are typing errors?');
  await first.stop();
  ts = lesson.ts;
  kakehashi = await startKakehashi('socket', { stateDir });
});
afterAll(async () => {
  expect(kakehashi.log.errors).toEqual([]);
  await kakehashi.stop();
  await rm(dir, { recursive: true, force: true });
});

test('every button of the old messages answers in words, and does nothing', async () => {
  const { driver } = kakehashi.rehearsal;
  const messages = [...driver.rawMessages(channel), ...driver.rawMessages(channel, ts)];
  const buttons = messages.flatMap((message) =>
    [...JSON.stringify(message.blocks ?? []).matchAll(/"action_id":"([^"]+)"/gu)].map(([, action = '']) => ({
      ts: message.ts as string,
      action,
    })),
  );
  expect(buttons.map(({ action }) => action)).toEqual(expect.arrayContaining([ACTIONS.openAsk, ACTIONS.openReply]));
  const answers = new Set<string>();
  for (const button of buttons) {
    const press = () => driver.action(learner, { channel, ts: button.ts }, button.action);
    const { text } = await toldAfter(kakehashi.rehearsal, learner, press);
    answers.add(text);
  }
  const gone = ['cohort_missing', 'request_gone', 'stale_button'].map((code) => sayIn('en')(`error.${code}`));
  expect([...answers].sort()).toEqual(gone.sort());
  expect(driver.messages(channel, ts).length + driver.messages(channel).length).toBe(messages.length);
});
