import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { toldAfter } from '../../helpers/in-lesson-thread.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** The store fails when a person writes or edits a message, or mentions the app: they are told privately, and the log says where. */
const { channel, learner } = PLACES.en;
const direct = `D${learner.slice(1)}`;
let kakehashi: Kakehashi;
let threadTs: string;
const driver = () => kakehashi.rehearsal.driver;
const store = () => kakehashi.service.flow.store;
const away = new Error('the database is away');

beforeAll(async () => {
  // Slack repeats at once what HTTP refuses: a reply that can't be stored comes four times.
  kakehashi = await startKakehashi('http');
  threadTs = (await postAnalyze(kakehashi)).ts;
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => kakehashi.stop());

test.each([
  [
    'mentions the app',
    () => vi.spyOn(store().cohorts, 'inChannel').mockRejectedValue(away),
    () => driver().mention(learner, channel, 'hello'),
    () => ({ doing: 'mention', channel }),
  ],
  [
    'mentions the app in a thread',
    () => vi.spyOn(store().cohorts, 'inChannel').mockRejectedValue(away),
    () => driver().mention(learner, channel, 'hello', threadTs),
    () => ({ doing: 'mention', channel, threadTs }),
  ],
  [
    'replies in a thread',
    () => vi.spyOn(store().posts, 'byTs').mockRejectedValue(away),
    () => driver().message(learner, channel, 'It means that there is no pool.', threadTs),
    () => ({ doing: 'thread message', channel, threadTs }),
  ],
  [
    'writes to the app directly',
    () => vi.spyOn(store().cohorts, 'inChannel').mockRejectedValue(away),
    () => driver().message(learner, direct, 'hello'),
    () => ({ doing: 'direct message', channel: direct }),
  ],
])('a person who %s gets a private apology when the store fails', async (_name, fail, deed, where) => {
  kakehashi.log.errors.length = 0;
  fail();
  const told = await toldAfter(kakehashi.rehearsal, learner, deed);
  expect(told?.text).toBe(sayIn('en')('error.internal'));
  expect(kakehashi.log.errors).toContainEqual([
    'a listener failed',
    expect.objectContaining({ err: away, teamId: TEAM, userId: learner, ...where() }),
  ]);
});

test('a person who edits a reply gets a private apology when the store fails', async () => {
  const done = vi.spyOn(store().inbox, 'done');
  const ts = await driver().message(learner, channel, 'A first thought.', threadTs);
  await expect.poll(() => done.mock.calls.length).toBe(1);
  vi.spyOn(store().replies, 'byId').mockRejectedValue(away);
  const told = await toldAfter(kakehashi.rehearsal, learner, () =>
    driver().edit(learner, channel, ts, 'A second one.'),
  );
  expect(told?.text).toBe(sayIn('en')('error.internal'));
});

test('a failure at a notice of Slack is logged, and nobody is told', async () => {
  kakehashi.log.errors.length = 0;
  vi.spyOn(store().cohorts, 'inChannel').mockRejectedValue(away);
  await driver().leave(channel, learner);
  // Slack tells it by a message and by an event.
  await kakehashi.rehearsal.waitFor(() => kakehashi.log.errors.length > 1);
  const failed = ['a listener failed', { err: away, doing: 'left', teamId: TEAM, channel }];
  expect(kakehashi.log.errors).toEqual([failed, failed]);
});
