import type { Json } from 'slack-stand-in';
import { createManualTimers } from 'slack-stand-in';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { deedOf } from '../../src/slack/listeners/deed-of.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** A deed is stored before Slack gets its acknowledgement, and its row lives until it is done. */
const { channel, learner } = PLACES.en;
const EXPERT = 'U0EMILY';
const say = sayIn('en');
const LONG = 600_000;
let kakehashi: Kakehashi;
const driver = () => kakehashi.rehearsal.driver;
const waitFor: Kakehashi['rehearsal']['waitFor'] = (look) => kakehashi.rehearsal.waitFor(look);
const store = () => kakehashi.service.flow.store;
const away = Object.assign(new Error('words of the database'), { code: '57P01' });
const ownErrors = () => (kakehashi.log.errors as [string, Json][]).filter(([, fields]) => fields.from !== 'bolt');

const start = async (...given: Parameters<typeof startKakehashi>) => {
  kakehashi = await startKakehashi(...given);
  await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale: 'en' });
};
afterEach(async () => {
  vi.restoreAllMocks();
  await kakehashi.stop();
});

/** A deed that an earlier process has stored and not done, as Slack delivered it. */
const leave = async (body: Json, receivedAt = new Date(), key = 'left') => {
  const done = vi.spyOn(store().inbox, 'done');
  const deed = deedOf(body);
  await store().inbox.keep([{ teamId: TEAM, key, userId: learner, body: JSON.stringify(deed?.body), receivedAt }], 0);
  await expect.poll(() => done.mock.calls.flat(2).some((one) => one.key === key)).toBe(true);
  done.mockRestore();
};
const commandOf = (text: string, more: Json = {}): Json => ({
  command: '/kakehashi',
  text,
  team_id: TEAM,
  user_id: learner,
  channel_id: channel,
  trigger_id: 'dead',
  response_url: `${kakehashi.rehearsal.url}/response/unknown`,
  ...more,
});
/** @param at seconds by Slack's clock */
const noticeOf = (subtype: 'channel_join' | 'channel_leave', user: string, at: number): Json => ({
  type: 'event_callback',
  team_id: TEAM,
  event_id: 'Ev1',
  event: { type: 'message', subtype, channel, user, ts: at.toFixed(6) },
});
const lessons = () =>
  driver()
    .rawMessages(channel)
    .filter(({ metadata }) => String(metadata?.event_payload?.key).startsWith('lesson:'));

describe.each(['socket', 'http'] as const)('over %s', (delivery) => {
  test('a command is acknowledged once it is stored, and a second delivery of it does nothing more', async () => {
    await start(delivery);
    const { inbox } = store();
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const keep = inbox.keep;
    const kept = vi.spyOn(inbox, 'keep').mockImplementation(async (...given) => {
      await held;
      return keep(...given);
    });
    const acknowledged = driver().command(learner, channel, '/kakehashi lesson analyze');
    await expect.poll(() => kept.mock.calls.length).toBe(1);
    expect(kakehashi.rehearsal.deliveries.at(-1)?.ack).toBeUndefined();
    expect(lessons()).toEqual([]);
    goOn();
    expect(await acknowledged).toEqual({ ok: true });
    await waitFor(() => lessons().length === 1);
    const [[deed]] = kept.mock.calls[0] ?? [[]];
    expect(await keep(deed === undefined ? [] : [deed], LONG)).toEqual([false]);
    expect(ownErrors()).toEqual([]);
  });
});

test.each([
  ['http', 'dispatch_failed'],
  ['socket', 'operation_timeout'],
] as const)('over %s, Slack itself tells a person whose deed can’t be stored (%s)', async (delivery, code) => {
  const timers = createManualTimers();
  await start(delivery, { timers });
  vi.spyOn(store().inbox, 'keep').mockRejectedValue(away);
  const outcome = driver().command(learner, channel, '/kakehashi lesson analyze');
  await expect.poll(() => ownErrors().length).toBe(1);
  if (delivery === 'socket') timers.advance(3000);
  expect(await outcome).toEqual({ ok: false, error: code });
  expect(ownErrors()).toEqual([
    [expect.stringContaining('could not be stored'), { code: '57P01', doing: 'command lesson' }],
  ]);
  expect(JSON.stringify(kakehashi.log.errors)).not.toContain('words of the database');
  vi.restoreAllMocks();
  // What opens a form is not stored, so it works.
  expect(await driver().command(learner, channel, '/kakehashi help')).toEqual({ ok: true });
  expect(lessons()).toEqual([]);
});

test('Slack delivers a reply again that could not be stored, and the reply counts once', async () => {
  kakehashi = await startKakehashi('http');
  const { ts } = await postAnalyze(kakehashi);
  const keep = store().inbox.keep;
  let refused = 0;
  vi.spyOn(store().inbox, 'keep').mockImplementation((...given) => {
    refused += 1;
    return refused < 3 ? Promise.reject(away) : keep(...given);
  });
  const done = vi.spyOn(store().inbox, 'done');
  await driver().message(EXPERT, channel, 'A thought.', ts);
  await expect.poll(() => done.mock.calls.length).toBe(1);
  const retries = kakehashi.rehearsal.deliveries.filter(({ body }) => deedOf(body)?.kind === 'message written');
  expect(retries.map(({ retry, ack }) => [retry, ack?.ok])).toEqual([
    [0, false],
    [1, false],
    [2, true],
  ]);
});

test('plain messages, other threads, forms and Home are never stored', async () => {
  kakehashi = await startKakehashi('socket');
  const { ts } = await postAnalyze(kakehashi);
  const kept = vi.spyOn(store().inbox, 'keep');
  const mine = await driver().message(learner, channel, 'Words to the team.');
  await driver().message(EXPERT, channel, 'Words in another thread.', mine);
  await driver().edit(learner, channel, mine, 'Other words to the team.');
  await driver().mention(learner, channel, 'hello');
  await driver().action(learner, { channel, ts }, ACTIONS.openAsk);
  await waitFor(() => driver().modal(learner));
  driver().openHome(learner);
  await waitFor(() => driver().home(learner));
  // Deliveries come in order: when this deed is stored, all of the above have been looked at.
  await driver().message(EXPERT, channel, 'Words in the lesson.', ts);
  await expect.poll(() => kept.mock.calls.length).toBeGreaterThan(0);
  const bodies = kept.mock.calls.flatMap(([deeds]) => deeds.map(({ body }) => body));
  expect(bodies).toEqual([expect.stringContaining('Words in the lesson.')]);
});

test('a deed that a process left is done at the next look, and an answer whose address is gone comes directly', async () => {
  await start('socket');
  await leave(commandOf('lesson analyze'));
  await waitFor(() => lessons().length === 1);
  await leave(commandOf('back'), new Date(), 'left, too');
  await waitFor(() =>
    driver()
      .messages(`D${learner.slice(1)}`)
      .some(({ text }) => text === say('away.back')),
  );
  expect(ownErrors()).toEqual([]);
});

test('a deed that is done long after it was delivered is answered directly, also where its answer would be fleeting', async () => {
  await start('socket');
  const hourAgo = new Date(Date.now() - 3_600_000);
  const before = driver().ephemerals(learner).length;
  const body = {
    type: 'block_actions',
    team: { id: TEAM },
    user: { id: learner },
    trigger_id: 'dead',
    channel: { id: channel },
    container: {},
    actions: [{ type: 'button', action_id: ACTIONS.acceptRequest, value: 'gone', action_ts: '1.1' }],
  };
  await leave(body, hourAgo);
  await waitFor(() =>
    driver()
      .messages(`D${learner.slice(1)}`)
      .some(({ text }) => text === say('error.request_gone')),
  );
  expect(driver().ephemerals(learner)).toHaveLength(before);
});

describe('a person whose deeds wait while they leave and come back', () => {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const isGone = async () => {
    const cohort = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    return (await store().members.leftSince(TEAM, cohort?.id ?? '', EXPERT)) !== undefined;
  };

  test('is not brought back by what they did before they left', async () => {
    await start('socket');
    await driver().leave(channel, EXPERT);
    await expect.poll(isGone).toBe(true);
    await leave(noticeOf('channel_join', EXPERT, 1), minutes(-5), 'joined');
    await leave(commandOf('back', { user_id: EXPERT }), minutes(-5), 'command');
    expect(await isGone()).toBe(true);
    await leave(commandOf('back', { user_id: EXPERT }), minutes(5), 'later command');
    expect(await isGone()).toBe(false);
  });

  test('is back if their notices say so, in whichever order these are taken up', async () => {
    await start('socket');
    await leave(noticeOf('channel_leave', EXPERT, 1), minutes(-10), 'left');
    expect(await isGone()).toBe(true);
    await leave(noticeOf('channel_join', EXPERT, 3), minutes(-5), 'joined');
    expect(await isGone()).toBe(false);
    await leave(noticeOf('channel_leave', EXPERT, 2), minutes(-7), 'left before');
    expect(await isGone()).toBe(false);
  });
});

test('a deed that ended its process five times is given up, and the log names it by its kind and key alone', async () => {
  await start('socket');
  const body = JSON.stringify(commandOf('lesson analyze'));
  const take = store().inbox.take;
  vi.spyOn(store().inbox, 'take').mockImplementation(async (forMs) => {
    const taken = await take(forMs);
    return taken && { ...taken, attempts: 6 };
  });
  await store().inbox.keep([{ teamId: TEAM, key: 'Ev5', userId: learner, body, receivedAt: new Date() }], 0);
  await expect.poll(() => ownErrors().length).toBe(1);
  expect(ownErrors()).toEqual([[expect.stringContaining('given up'), { doing: 'command lesson', key: 'Ev5' }]]);
  expect(lessons()).toEqual([]);
  expect(await store().inbox.keep([{ teamId: TEAM, key: 'Ev5', body, receivedAt: new Date() }], 0)).toEqual([false]);
});

test('a person’s deeds are deleted with their data', async () => {
  await start('socket');
  const row = (userId: string) => ({ teamId: TEAM, key: userId, userId, body: '{}', receivedAt: new Date() });
  await store().inbox.keep([row(EXPERT), row('U0LUCAS')], LONG);
  await driver().command(EXPERT, channel, '/kakehashi my-data');
  const { id } = await waitFor(() => driver().modal(EXPERT));
  const erase = vi.spyOn(store().inbox, 'done');
  await driver().action(EXPERT, { viewId: id }, ACTIONS.deleteMyData);
  await expect.poll(() => erase.mock.calls.length).toBe(1);
  expect(await store().inbox.keep([row(EXPERT), row('U0LUCAS')], LONG)).toEqual([true, false]);
});
