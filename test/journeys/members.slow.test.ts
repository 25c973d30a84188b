import { afterEach, describe, expect, test } from 'vitest';
import { compareMembers } from '../../src/flow/members/compare-members.ts';
import { joinCohort } from '../../src/flow/members/join-cohort.ts';
import { leaveCohort } from '../../src/flow/members/leave-cohort.ts';
import { NEEDED_SCOPES } from '../helpers/needed-scopes.ts';
import { type Kakehashi, PLACES, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';

const { channel, learner } = PLACES.en;
const EXPERT = 'U0EMILY';
const OTHER = 'U0LUCAS';
const DAY = 24 * 3_600_000;
/** Subscriptions that tell nothing of members but by the messages in channels. */
const WITHOUT_EVENTS = ['app_home_opened', 'app_mention', 'message.channels', 'message.groups', 'message.im'];

let kakehashi: Kakehashi;
let now = Date.parse('2026-11-30T01:00:00Z');
const rehearsal = () => kakehashi.rehearsal;
const driver = () => rehearsal().driver;
const store = () => kakehashi.service.flow.store;
const cohort = async () => {
  const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
  if (found === undefined) throw new Error('the channel has no cohort');
  return found;
};
const holders = async () => [...new Set((await store().roles.list(TEAM, (await cohort()).id)).map((r) => r.userId))];
const departed = async () => store().members.departed(TEAM, (await cohort()).id);
const calls = () => rehearsal().calls.filter(({ method }) => method === 'conversations.members');

/** Starts a cohort with a clock that the test moves, so that no sweep runs by itself. */
async function start(options: { scopes?: string[]; events?: string[] } = {}) {
  const clock = () => now;
  const workspace = await startWorkspace({ ...options, clock });
  kakehashi = await startKakehashi('socket', { rehearsal: workspace, now: clock });
  await startCohort(rehearsal(), { channel, facilitator: learner }, { locale: 'en' });
}

/** A clock that goes on at each look. */
const tick = () => {
  now += 1;
  return new Date(now);
};

/** People leave or join while the app learns nothing of it. */
async function unnoticed(happens: () => Promise<unknown>) {
  rehearsal().withholdNotices(true);
  await happens();
  rehearsal().withholdNotices(false);
}

const compareNextDay = () => {
  now += DAY;
  return compareMembers(kakehashi.service.flow);
};

afterEach(async () => {
  expect(kakehashi.log.errors).toEqual([]);
  await kakehashi.stop();
});

describe('Where Slack posts no message about it', () => {
  test('a person who leaves loses their roles by the event, and can be asked again when they join', async () => {
    await start();
    rehearsal().withholdNotices(true);
    await driver().leave(channel, EXPERT);
    await expect.poll(departed).toEqual([EXPERT]);
    await expect.poll(holders).not.toContain(EXPERT);
    await driver().join(channel, EXPERT);
    await expect.poll(departed).toEqual([]);
    expect(
      driver()
        .messages(channel)
        .filter((m) => m.membership !== undefined),
    ).toEqual([]);
  });
});

describe('Where Slack tells both ways at once', () => {
  test('one person follows the facilitator, and is told once', async () => {
    await start();
    // Each notice has its own time, as it would with a clock that goes on.
    const flow = { ...kakehashi.service.flow, clock: { now: tick } };
    const notice = { place: { teamId: TEAM, channelId: channel }, userId: learner };
    await Promise.all([leaveCohort(flow, notice), leaveCohort(flow, notice)]);
    expect(await holders()).not.toContain(learner);
    const { facilitatorId } = await cohort();
    const posts = await store().people.postsOf(TEAM, facilitatorId);
    expect(posts.filter(({ content }) => content.type === 'facilitates')).toHaveLength(1);
  });
});

describe('What Slack tells late', () => {
  const cohortId = async () => (await cohort()).id;
  const left = (ts: string) =>
    leaveCohort(kakehashi.service.flow, { place: { teamId: TEAM, channelId: channel }, userId: EXPERT, ts });
  const joined = (ts: string) =>
    joinCohort(kakehashi.service.flow, { place: { teamId: TEAM, channelId: channel }, userId: EXPERT, ts });

  test('undoes nothing that is newer', async () => {
    await start();
    await joined('2000000002.000001');
    await left('2000000001.000009');
    expect(await holders()).toContain(EXPERT);
    await left('2000000003.000001');
    expect(await holders()).not.toContain(EXPERT);
    await joined('2000000002.000009');
    expect(await store().members.leftSince(TEAM, await cohortId(), EXPERT)).toBeDefined();
    await joined('2000000003.000002');
    expect(await departed()).toEqual([]);
  });
});

describe('What happens while the app is told nothing', () => {
  test('is found by the daily comparison, and only then', async () => {
    await start({ events: WITHOUT_EVENTS });
    expect(await compareMembers(kakehashi.service.flow)).toEqual({ left: 0, joined: 0 });
    await unnoticed(() => driver().leave(channel, EXPERT));
    expect(await compareMembers(kakehashi.service.flow)).toEqual({ left: 0, joined: 0 });
    expect(await holders()).toContain(EXPERT);
    expect(await compareNextDay()).toEqual({ left: 1, joined: 0 });
    expect(await holders()).not.toContain(EXPERT);
    expect(await departed()).toEqual([EXPERT]);
    await unnoticed(() => driver().join(channel, EXPERT));
    expect(await compareNextDay()).toEqual({ left: 0, joined: 1 });
    expect(await departed()).toEqual([]);
  });

  test('makes nobody the facilitator who has left, too', async () => {
    await start({ events: WITHOUT_EVENTS });
    const [first = ''] = (await store().roles.inOrder(TEAM, (await cohort()).id)).filter((user) => user !== learner);
    await unnoticed(async () => {
      await driver().leave(channel, learner);
      await driver().leave(channel, first);
    });
    expect(await compareNextDay()).toEqual({ left: 2, joined: 0 });
    const { facilitatorId } = await cohort();
    expect([learner, first]).not.toContain(facilitatorId);
    const told = (await store().people.postsOf(TEAM, first)).filter(({ content }) => content.type === 'facilitates');
    expect(told).toEqual([]);
  });

  test.each([
    ['refuses', { error: 'fetch_members_failed' }],
    ['fails', { status: 503 }],
    ['limits the calls', { status: 429, retryAfter: 1 }],
  ])('is left alone while Slack %s, and found within hours', async (_how, fault) => {
    await start({ events: WITHOUT_EVENTS });
    await unnoticed(() => driver().leave(channel, EXPERT));
    // Everyone would seem to have left, or those of whom only the second answer speaks.
    for (const before of [0, 1]) {
      rehearsal().faults.clear();
      if (before === 1) rehearsal().faults.add('conversations.members', { delayMs: 0 });
      rehearsal().faults.add('conversations.members', fault);
      expect(await compareNextDay()).toEqual({ left: 0, joined: 0 });
      expect(await holders()).toContain(EXPERT);
    }
    rehearsal().faults.clear();
    // A moment after a rate limit, the process may ask again.
    now += 3_600_000;
    await expect
      .poll(async () => {
        await compareMembers(kakehashi.service.flow);
        now += 3_600_000;
        return departed();
      })
      .toEqual([EXPERT]);
  });

  test('is not looked for in a halted channel', async () => {
    await start({ events: WITHOUT_EVENTS });
    await compareMembers(kakehashi.service.flow);
    const halt = {
      teamId: TEAM,
      channelId: channel,
      reason: 'is_archived',
      since: new Date(now),
      tryAt: new Date(now),
      tries: 0,
    };
    await store().halts.begin(halt);
    const before = calls().length;
    await compareNextDay();
    expect(calls()).toHaveLength(before);
  });
});

describe('An installation without the new scopes', () => {
  test('follows the messages in the channel, as before, and compares nothing', async () => {
    await start({ scopes: NEEDED_SCOPES });
    await driver().leave(channel, EXPERT);
    await expect.poll(departed).toEqual([EXPERT]);
    await unnoticed(() => driver().leave(channel, OTHER));
    expect(await compareNextDay()).toEqual({ left: 0, joined: 0 });
    expect(await holders()).toContain(OTHER);
    expect(calls().map(({ result }) => result.error)).toEqual(['missing_scope']);
    await driver().join(channel, EXPERT);
    await expect.poll(departed).toEqual([]);
  });
});
