import { createHttpTransport, type Json, SEED } from 'slack-stand-in';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIONS, VIEWS } from '../../../src/slack/app/ids.ts';
import { PATIENT } from '../../helpers/patience.ts';
import { type Kakehashi, PLACES, requestWithButton, sayIn, TEAM } from '../../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../../helpers/start-cohort.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/**
 * A person who previews a public channel without joining it, which Slack allows. The app does not know that they are not a member:
 * they may do what a member may, and private messages reach them as direct messages.
 */
const STRANGER = 'U0NOOR';
const { channel, learner } = PLACES.en;
const say = sayIn('en');
let kakehashi: Kakehashi;
let lessonTs: string;
let lessonId: string;
const driver = () => kakehashi.rehearsal.driver;
const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);

beforeAll(async () => {
  const [model] = SEED.users;
  if (model === undefined) throw new Error('the seed has nobody');
  const stranger = { ...model, id: STRANGER, name: 'noor', realName: 'Noor Haddad', locale: 'en-GB' };
  const members = [SEED.app.userId, ...SEED.users.map(({ id }) => id)];
  const channels = SEED.channels.map((each) => ({ ...each, members }));
  kakehashi = await startKakehashi('http', { seed: { ...SEED, users: [...SEED.users, stranger], channels } });
  await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale: 'en' });
  lessonTs = (await postLesson(kakehashi.rehearsal, { channel, learner })).ts;
  const { store } = kakehashi.service.flow;
  const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
  lessonId = (await store.lessons.latest(TEAM, cohort?.id ?? ''))?.id ?? '';
  // A comparison with Slack's list of members, whenever it came, would count the stranger as gone once they have run a step.
  await store.cohorts.compareAt(TEAM, cohort?.id ?? '', new Date('2100-01-01'));
});
afterAll(async () => {
  expect(kakehashi.log.errors).toEqual([]);
  await kakehashi.stop();
});

/** Sends their press as Slack would. It copies a press of the learner, with another action and value. */
async function press(action: string, value: string, ts = lessonTs): Promise<void> {
  await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.openAsk);
  await waitFor(() => driver().modal(learner));
  await driver().closeView(learner);
  const found = kakehashi.rehearsal.deliveries.findLast(({ body }) => body.type === 'block_actions');
  const sent = structuredClone(found?.body) as Json;
  const message = driver()
    .rawMessages(channel, lessonTs)
    .find((each) => each.ts === ts);
  const transport = createHttpTransport({ url: kakehashi.url, signingSecret: kakehashi.secret }, PATIENT);
  const answer = await transport.send({
    type: 'interactive',
    body: {
      ...sent,
      user: { ...sent.user, id: STRANGER, username: 'noor', name: 'noor' },
      trigger_id: driver().trigger(STRANGER),
      message: { ...sent.message, ...message },
      container: { ...sent.container, message_ts: ts },
      actions: [{ ...sent.actions[0], action_id: action, value }],
    },
  });
  expect(answer.ok, action).toBe(true);
}

/** Performs a deed and returns the direct message that they get for it. */
async function told(deed: () => Promise<void>): Promise<string> {
  const direct = () => driver().messages(`D${STRANGER.slice(1)}`);
  const before = direct().length;
  await deed();
  await waitFor(() => direct().length > before);
  return direct().at(-1)?.text ?? '';
}

test('refuses them the facilitator’s actions in a direct message', async () => {
  const notFacilitator = say('error.not_facilitator', { assignee: `<@${learner}>` });
  for (const action of [ACTIONS.openSetRoles, ACTIONS.changeSchedule, ACTIONS.pauseSchedule, ACTIONS.cancelSchedule]) {
    expect(await told(() => press(action, '')), action).toBe(notFacilitator);
  }
  const none = say('schedule.none', { facilitator: `<@${learner}>` });
  expect(await told(() => press(ACTIONS.openSchedule, ''))).toBe(none);
});

test.each([
  [ACTIONS.openRoles, VIEWS.roles],
  [ACTIONS.openAsk, VIEWS.ask],
])('lets them press %s, as a member may', async (action, view) => {
  await press(action, action === ACTIONS.openAsk ? lessonId : '');
  await waitFor(() => driver().modal(STRANGER)?.callbackId === view);
  await driver().closeView(STRANGER);
});

test('lets them run a step, which the whole channel sees', async () => {
  await press(ACTIONS.runStep, lessonId);
  await waitFor(() => JSON.stringify(driver().rawMessages(channel, lessonTs)).includes(ACTIONS.openFiles));
});

test('tells them that only the assignee answers a request and that reviews wait for the answer', async () => {
  await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.openAsk);
  await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
  const text = 'What does a blank in Pool_QC mean, so that I can fill it by Friday?';
  await driver().submit(learner, undefined, { role: 'domain-expert', kind: 'information', text });
  const request = await requestWithButton(kakehashi, channel, lessonTs, ACTIONS.openReply);
  const { store } = kakehashi.service.flow;
  const [asked] = await store.requests.askedBy(TEAM, learner, 1);
  // Leaves out `remindAt`, which the app may move at any time, since it sends no reminders at night.
  const now = async () => {
    const request = await store.requests.byId(TEAM, asked?.id ?? '');
    return { ...request, assignments: request?.assignments.map(({ remindAt: _, ...rest }) => rest) };
  };
  const before = await now();
  expect(before.assignments).toMatchObject([{ assigneeId: 'U0EMILY', state: 'asked' }]);
  const tooEarly = await told(() => press(ACTIONS.openReview, asked?.id ?? '', request.ts));
  expect(tooEarly).toBe(say('error.review_too_early'));
  expect(await told(() => press(ACTIONS.openReply, asked?.id ?? '', request.ts))).toContain('<@U0EMILY>');
  expect(await now()).toEqual(before);
  expect(await store.replies.of(TEAM, asked?.id ?? '')).toEqual([]);
});
