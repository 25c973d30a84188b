import { createManualTimers, type ManualTimers, SEED, type Seed } from 'slack-stand-in';
import { afterEach, expect, test } from 'vitest';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { inLessonThread, toldAfter } from '../helpers/in-lesson-thread.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** Slack takes deliveries and messages, and leaves look-ups without an answer. People get an answer within 1.5 seconds all the same. */
const { channel, learner } = PLACES.ja;
/** Reads English. The app has not met them. */
const STRANGER = 'U0NOOR';
const LOOK_UPS = new Set(['users.info', 'dnd.teamInfo', 'conversations.history']);
let kakehashi: Kakehashi;
let lookUps: ManualTimers;
let now: number;
const rehearsal = () => kakehashi.rehearsal;

async function start(seed?: Seed): Promise<void> {
  lookUps = createManualTimers();
  now = Date.parse('2026-11-27T03:00:00Z');
  kakehashi = await startKakehashi('socket', { lookUps, now: () => now, ...(seed === undefined ? {} : { seed }) });
}
afterEach(() => kakehashi.stop());

/** Leaves every look-up unanswered, and forgets what the app knew of people. */
function fallSilent(): void {
  now += 11 * 60_000;
  rehearsal().faults.otherwise((method) => (LOOK_UPS.has(method) ? { unanswered: 'before' } : undefined));
}

/** Whether something has happened after several turns of the loop, in which nothing but a look-up could hold it up. */
async function isSettled(work: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void work.then(() => {
    settled = true;
  });
  const asked = rehearsal().calls.length;
  await expect.poll(() => rehearsal().calls.slice(asked).length + (settled ? 1 : 0)).toBeGreaterThan(0);
  return settled;
}

/** Lets the time for look-ups pass until something has happened: each message looks up the names that it shows. */
async function passLookUps(isDone: () => boolean): Promise<void> {
  await expect
    .poll(() => {
      lookUps.advance(1500);
      return isDone();
    })
    .toBe(true);
}

test('a request is accepted in time when Slack says nothing about the people whom it could ask', async () => {
  await start();
  const { ts } = await postAnalyze(kakehashi, 'ja');
  const here = inLessonThread(channel, () => ({ rehearsal: rehearsal(), ts }));
  await here.open(learner, ts, ACTIONS.openAsk, VIEWS.ask);
  fallSilent();
  const values = { role: 'domain-expert', kind: 'information', text: '空欄の意味を金曜までに教えてください。' };
  const sent = rehearsal().driver.submit(learner, undefined, values);
  expect(await isSettled(sent)).toBe(false);
  lookUps.advance(1499);
  expect(rehearsal().driver.modal(learner)?.callbackId).toBe(VIEWS.ask);
  lookUps.advance(1);
  expect(await sent).toEqual({ ok: true });
  await passLookUps(() => here.holding(values.text).length > 0);
  const [request] = here.holding(values.text);
  expect(JSON.stringify(request)).toContain('U0EMILY');
  // The name as last known.
  expect(request?.text).toContain(here.nameOf(learner));
});

test('a course begins in time when Slack does not say whether the app may post in the channel', async () => {
  await start();
  const { driver } = rehearsal();
  await driver.command(learner, channel, '/kakehashi start');
  await rehearsal().waitFor(() => driver.modal(learner));
  fallSilent();
  const sent = driver.submit(learner, undefined, { locale: 'ja' });
  expect(await isSettled(sent)).toBe(false);
  lookUps.advance(1500);
  expect(await sent).toEqual({ ok: true });
  await passLookUps(() => driver.messages(channel).length > 0);
});

test('a person about whom Slack says nothing reads the language last known, and a stranger that of their course', async () => {
  const [model] = SEED.users;
  if (model === undefined) throw new Error('the seed has nobody');
  const stranger = { ...model, id: STRANGER, name: 'noor', realName: 'Noor Haddad', locale: 'en-GB' };
  const users = [...SEED.users, stranger];
  const members = [SEED.app.userId, ...users.map(({ id }) => id)];
  await start({ ...SEED, users, channels: SEED.channels.map((each) => ({ ...each, members })) });
  await startCohort(rehearsal(), { channel, facilitator: learner }, { locale: 'ja' });
  const { driver } = rehearsal();
  const asked = () => rehearsal().calls.filter(({ method }) => method === 'users.info').length;
  const unknown = (locale: 'en' | 'ja') => sayIn(locale)('error.command_unknown', { typed: 'xyzzyplugh' });
  const told = (user: string) =>
    toldAfter(rehearsal(), user, () => driver.command(user, channel, '/kakehashi xyzzyplugh'));
  const answerTo = async (user: string) => {
    const before = asked();
    const answer = told(user);
    await rehearsal().waitFor(() => asked() > before);
    lookUps.advance(1500);
    return (await answer).text;
  };
  expect((await told('U0LUCAS')).text).toBe(unknown('en'));
  fallSilent();
  expect(await answerTo('U0LUCAS')).toBe(unknown('en'));
  const { store } = kakehashi.service.flow;
  const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
  await store.roles.set(TEAM, cohort?.id ?? '', STRANGER, ['operator']);
  expect(await answerTo(STRANGER)).toBe(unknown('ja'));
});

test('a failed look-up is repeated after seconds, so that a person reads their own language soon', async () => {
  await start();
  const { driver, faults } = rehearsal();
  const help = async () =>
    (await toldAfter(rehearsal(), learner, () => driver.command(learner, channel, '/kakehashi coverage'))).text;
  faults.add('users.info', { status: 500 });
  expect(await help()).toBe(sayIn('en')('error.cohort_missing'));
  now += 4999;
  expect(await help()).toBe(sayIn('en')('error.cohort_missing'));
  now += 1;
  expect(await help()).toBe(sayIn('ja')('error.cohort_missing'));
});

test('a saved schedule is acknowledged before its list is shown, also when Slack asks to wait with messages', async () => {
  await start();
  await postAnalyze(kakehashi, 'ja');
  const { driver, faults } = rehearsal();
  await driver.command(learner, channel, '/kakehashi schedule');
  await rehearsal().waitFor(() => driver.modal(learner)?.callbackId === VIEWS.schedule);
  faults.add('chat.postEphemeral', { unanswered: 'before' });
  for (let nth = 0; nth < 2 && driver.modal(learner) !== undefined; nth += 1) {
    expect(await driver.submit(learner)).toEqual({ ok: true });
  }
  expect(driver.modal(learner)).toBeUndefined();
  await rehearsal().waitFor(() => faults.left('chat.postEphemeral') === 0);
});
