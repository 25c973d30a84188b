import { beforeAll, describe, expect, test } from 'vitest';
import { remind } from '../../src/flow/requests/remind.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { languages } from '../helpers/languages.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { sayIn, TEAM } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';
const AUDITOR = 'U0MEI';
const HOUR = 3_600_000;

/** Days of waiting on a clock that the test moves. Emily works on London time, Mei on Tokyo time. */
describe.each(languages('ja'))('in a channel in %s', (locale) => {
  // Monday, 12 October 2026, 10:00 in London.
  let now = Date.parse('2026-10-12T09:00:00Z');
  const { channel, learner, say, driver, waitFor, here, kakehashi } = playAnalyze(locale, { now: () => now });
  /** Direct messages of the app to a person. */
  const direct = (user: string) =>
    kakehashi().rehearsal.calls.filter(
      ({ method, args }) =>
        method === 'chat.postMessage' && args.channel === user && JSON.stringify(args.metadata).includes('digest:'),
    );
  const goTo = async (when: string) => {
    now = Date.parse(when);
    return remind(kakehashi().service.flow);
  };

  const { messages, shown } = here;
  const ask = (role: string[], text: string) => here.ask(learner, role, text, 'work');

  /** The facilitator sets the pace in the settings. */
  const setPace = async (pace: string) => {
    await driver().command(learner, channel, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    expect((await driver().submit(learner, undefined, { pace })).errors).toBeUndefined();
    const hasPace = async () =>
      (await kakehashi().service.flow.store.cohorts.inChannel({ teamId: TEAM, channelId: channel }))?.pace === pace;
    while (!(await hasPace())) await new Promise((resolve) => setImmediate(resolve));
  };

  beforeAll(async () => {
    await setPace('relaxed');
  });

  test('sends one message a day with all open requests, during working hours and no earlier than promised', async () => {
    await ask(['domain-expert'], `One ${locale}`);
    await ask(['domain-expert'], `Two ${locale}`);
    // 24 working hours: 8 on Monday, 9 on Tuesday, 7 on Wednesday.
    expect((await goTo('2026-10-14T14:59:00Z')).reminded).toBe(0);
    expect(direct(EXPERT)).toHaveLength(0);
    expect((await goTo('2026-10-14T15:00:00Z')).reminded).toBe(1);
    await waitFor(() => direct(EXPERT).length === 1);
    const digest = JSON.stringify(direct(EXPERT)[0]?.args);
    expect(digest).toContain(sayIn('en')('digest.title', { count: 2 }));
    for (const text of [`One ${locale}`, `Two ${locale}`]) expect(digest).toContain(text);
    // Further checks on the same day send nothing, even when more requests fall due.
    for (let i = 0; i < 3; i += 1) expect((await remind(kakehashi().service.flow)).reminded).toBe(0);
  });

  test('"remind me later" leaves one request out of the next message', async () => {
    const { store } = kakehashi().service.flow;
    const waiting = await store.requests.waitingFor(TEAM, EXPERT);
    const inDirect = direct(EXPERT)[0]?.result ?? {};
    await driver().action(EXPERT, { channel: String(inDirect.channel), ts: String(inDirect.ts) }, ACTIONS.snooze, {
      value: waiting[0]?.id ?? '',
    });
    await waitFor(() =>
      driver()
        .ephemerals(EXPERT)
        .some((m) => m.text.startsWith('OK.')),
    );
    const after = await store.requests.byId(TEAM, waiting[0]?.id ?? '');
    expect(after?.assignments[0]?.remindAt?.toISOString()).toBe('2026-10-15T15:00:00.000Z');
  });

  test('sends no reminders to a paused cohort', async () => {
    const { store } = kakehashi().service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (cohort === undefined) throw new Error('no cohort');
    await store.cohorts.setSettings({ ...cohort, paused: true });
    expect(await goTo('2026-10-29T12:00:00Z')).toEqual({ reminded: 0, handedOver: 0 });
    await store.cohorts.setSettings({ ...cohort, paused: false });
  });

  test('after two reminders, hands the request to somebody else and tells the asker', async () => {
    // 72 working hours have passed by now.
    expect((await goTo('2026-10-29T12:00:00Z')).reminded).toBe(1);
    await waitFor(() => direct(EXPERT).length === 2);
    expect(await goTo('2026-10-29T23:30:00Z')).toEqual({ reminded: 0, handedOver: 0 });
    expect((await goTo('2026-11-05T12:00:00Z')).handedOver).toBe(2);
    const role = say('request.to-stand-in', {
      role: kakehashi().service.flow.course.role(locale, 'domain-expert').name,
    });
    const answers = () => messages().filter((m) => m.text.includes(`*${role}*`));
    await waitFor(() => answers().length === 2);
    const people = { asker: here.nameOf(learner), from: here.nameOf(EXPERT) };
    const late = say('hand-over.because.late', people);
    expect(messages().filter((m) => m.text.startsWith(late))).toHaveLength(2);
    expect(await kakehashi().service.flow.store.requests.waitingFor(TEAM, EXPERT)).toEqual([]);
    expect((await goTo('2026-12-24T12:00:00Z')).handedOver).toBe(0);
  });

  test('reminds each person in their own time zone', async () => {
    now = Date.parse('2027-01-18T00:00:00Z');
    const request = await ask(['it-auditor'], `Tokyo ${locale}`);
    expect(request.text).toContain(`<@${AUDITOR}>`);
    await remind(kakehashi().service.flow);
    // 24 working hours in Tokyo from Monday, 9:00 end on Wednesday, 15:00, which is 6:00 in London.
    expect((await goTo('2027-01-20T05:59:00Z')).reminded).toBe(0);
    expect((await goTo('2027-01-20T06:00:00Z')).reminded).toBe(1);
    await waitFor(() => direct(AUDITOR).length === 1);
    expect(JSON.stringify(direct(AUDITOR)[0]?.args)).toContain(sayIn('ja')('digest.title', { count: 1 }));
    // An answer ends the reminders.
    await driver().action(AUDITOR, { channel, ts: request.ts }, ACTIONS.openReply);
    await waitFor(() => driver().modal(AUDITOR)?.callbackId === 'answer-request');
    await driver().submit(AUDITOR, undefined, { text: 'はい。' });
    await waitFor(() => !shown(request.ts).includes(ACTIONS.openReply));
    now += 60 * 24 * HOUR;
    expect(await remind(kakehashi().service.flow)).toEqual({ reminded: 0, handedOver: 0 });
  });

  test('at another pace, open requests are reminded of and handed over at its times', async () => {
    // Monday, 10:00 in London.
    now = Date.parse('2027-04-12T09:00:00Z');
    const before = direct(EXPERT).length;
    await ask(['domain-expert'], `Fast ${locale}`);
    await remind(kakehashi().service.flow);
    await setPace('workshop');
    expect((await goTo('2027-04-12T09:04:00Z')).reminded).toBe(0);
    expect((await goTo('2027-04-12T09:05:00Z')).reminded).toBe(1);
    expect((await goTo('2027-04-12T09:10:00Z')).reminded).toBe(1);
    await waitFor(() => direct(EXPERT).length === before + 2);
    expect(await goTo('2027-04-12T09:14:00Z')).toEqual({ reminded: 0, handedOver: 0 });
    expect((await goTo('2027-04-12T09:15:00Z')).handedOver).toBe(1);
    await setPace('team');
    await ask(['domain-expert'], `Slow ${locale}`);
    await remind(kakehashi().service.flow);
    // A working day later, and two.
    expect((await goTo('2027-04-13T09:14:00Z')).reminded).toBe(0);
    expect((await goTo('2027-04-13T09:15:00Z')).reminded).toBe(1);
    expect((await goTo('2027-04-14T09:15:00Z')).handedOver).toBe(1);
  });
});
