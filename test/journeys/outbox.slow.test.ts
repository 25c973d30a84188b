import { afterEach, expect, test } from 'vitest';
import { announce } from '../../src/flow/announce.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import type { Rate } from '../../src/slack/delivery/outbox.ts';
import { type Kakehashi, PLACES, postAnalyze, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const { channel, learner } = PLACES.en;
let kakehashi: Kakehashi;
const start = async (options: { rate?: Partial<Rate>; callMs?: number } = {}) => {
  kakehashi = await startKakehashi('socket', options);
  await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale: 'en' });
  return kakehashi.rehearsal;
};
afterEach(() => kakehashi.stop());

/** Keys of all messages of the app in the channel and its threads. */
function keys(): string[] {
  const { driver } = kakehashi.rehearsal;
  return driver
    .rawMessages(channel)
    .flatMap((m) => [m, ...driver.rawMessages(channel, String(m.ts)).slice(1)])
    .flatMap((m) => (m.metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key ?? []);
}
const lessonIs = (replies: number) =>
  kakehashi.rehearsal.driver.messages(channel).find((m) => (m.replyCount ?? 0) >= replies);
/** Calls that try to post in the channel; `at` is in milliseconds. */
const attempts = () =>
  kakehashi.rehearsal.calls.filter(
    ({ method, args, result }) =>
      method === 'chat.postMessage' && (args.channel === channel || JSON.stringify(result).includes('429')),
  );

test.each([
  ['is cut off', { afterStore: true }],
  ['never comes', { unanswered: 'after' }],
  ['is a server error', { status: 503 }],
] as const)(
  'posts a message once when the answer to its post %s and Slack refuses to read the history for a while',
  async (_name, fault) => {
    // The app gives up a call without an answer after a second. A slow machine may give up more calls: all are looked for.
    const { driver, faults, waitFor } = await start('unanswered' in fault ? { callMs: 1000 } : {});
    faults.add('chat.postMessage', fault);
    faults.add('conversations.history', { status: 429, retryAfter: 1 }, { error: 'internal_error' });
    await driver.command(learner, channel, '/kakehashi lesson analyze');
    await waitFor(() => lessonIs(3));
    expect(faults.left('conversations.history')).toBe(0);
    expect(new Set(keys()).size).toBe(keys().length);
    expect(keys()).toHaveLength(5);
  },
);

test('a channel gets a short burst and then messages at a fixed pace, with any number of concurrent deliveries', async () => {
  const rate = { burst: 2, everyMs: 400 };
  const { driver, waitFor } = await start({ rate });
  const { flow } = kakehashi.service;
  const before = attempts().length;
  await driver.command(learner, channel, '/kakehashi lesson analyze');
  await Promise.all(Array.from({ length: 6 }, () => announce(flow, { teamId: TEAM, channelId: channel })));
  await waitFor(() => lessonIs(3));
  // The stand-in records a call after its answer, a moment after the message appears.
  const times = await waitFor(() => {
    const all = attempts().slice(before);
    return all.length < 4 ? undefined : all.map(({ at }) => at);
  });
  expect(times).toHaveLength(4);
  // The k-th message after a burst of two comes at least k times 400 ms after the first, minus clock granularity.
  for (const [index, at] of times.entries()) {
    expect(at - (times[0] ?? 0)).toBeGreaterThanOrEqual((index + 1 - rate.burst) * rate.everyMs - 50);
  }
});

test('Retry-After holds for the channel across concurrent deliveries', async () => {
  const { driver, faults, waitFor } = await start();
  const { flow } = kakehashi.service;
  faults.add('chat.postMessage', { status: 429, retryAfter: 3 });
  await driver.command(learner, channel, '/kakehashi lesson analyze');
  await waitFor(() => faults.left('chat.postMessage') === 0);
  await Promise.all(Array.from({ length: 6 }, () => announce(flow, { teamId: TEAM, channelId: channel })));
  await waitFor(() => lessonIs(3));
  const refused = attempts().findIndex(({ result }) => JSON.stringify(result).includes('429'));
  const [then, next] = attempts().slice(refused);
  expect((next?.at ?? 0) - (then?.at ?? 0)).toBeGreaterThanOrEqual(3000);
  expect(new Set(keys()).size).toBe(keys().length);
});

test('shares each file once, whichever step of sharing fails', async () => {
  kakehashi = await startKakehashi('socket');
  const { driver, faults, waitFor } = kakehashi.rehearsal;
  const lesson = await postAnalyze(kakehashi);
  faults.add('files.getUploadURLExternal', { status: 429, retryAfter: 1 }, { status: 500 });
  faults.add('upload', { status: 500 });
  faults.add(
    'files.completeUploadExternal',
    { status: 429, retryAfter: 1 },
    { error: 'fatal_error' },
    { afterStore: true },
  );
  await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
  const files = () => driver.messages(channel, lesson.ts).flatMap((m) => m.files ?? []);
  await waitFor(() => files().length >= 5);
  // A channel's messages are posted in order, so the next lesson is complete only when all earlier messages are.
  await driver.command(learner, channel, '/kakehashi lesson course');
  await waitFor(() => driver.messages(channel).find((m) => m.ts !== lesson.ts && (m.replyCount ?? 0) >= 1));
  for (const method of ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'])
    expect(faults.left(method)).toBe(0);
  expect(files()).toHaveLength(5);
  expect(new Set(files().map(({ title }) => title)).size).toBe(5);
});

test('looks for a post whose answer was lost instead of posting it twice', async () => {
  kakehashi = await startKakehashi('socket');
  const { rehearsal } = kakehashi;
  rehearsal.faults.add(
    'chat.postMessage',
    { afterStore: true },
    { status: 429, retryAfter: 1 },
    { error: 'internal_error' },
  );
  const lesson = await postAnalyze(kakehashi);
  const raw = [...rehearsal.driver.rawMessages(channel), ...rehearsal.driver.rawMessages(channel, lesson.ts)];
  const keys = raw.flatMap((m) => {
    const key = (m.metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key;
    return key === undefined ? [] : [`${m.ts} ${key}`];
  });
  const unique = new Set(keys);
  expect(new Set([...unique].map((entry) => entry.split(' ')[1])).size).toBe(unique.size);
  expect(unique.size).toBe(5);
});
