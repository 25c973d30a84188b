import { SEED } from 'slack-stand-in';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIONS, VIEWS } from '../../../src/slack/app/ids.ts';
import { type Kakehashi, PLACES, requestWithButton, sayIn, TEAM } from '../../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../../helpers/start-cohort.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** A person of another workspace, who is in the channel through Slack Connect. */
const PARTNER = 'U0PARTNER';
const { channel, learner } = PLACES.en;
let kakehashi: Kakehashi;
let lessonTs: string;
const driver = () => kakehashi.rehearsal.driver;

beforeAll(async () => {
  const [model] = SEED.users;
  if (model === undefined) throw new Error('the seed has nobody');
  const partner = { ...model, id: PARTNER, name: 'pia', realName: 'Pia', locale: 'en-GB', teamId: 'T0PARTNER' };
  kakehashi = await startKakehashi('socket', { seed: { ...SEED, users: [...SEED.users, partner] } });
  await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale: 'en' });
  lessonTs = (await postLesson(kakehashi.rehearsal, { channel, learner })).ts;
});
afterAll(async () => {
  expect(kakehashi.log.errors).toEqual([]);
  await kakehashi.stop();
});

test('a person of another workspace asks a role, with the buttons of the form', async () => {
  await driver().action(PARTNER, { channel, ts: lessonTs }, ACTIONS.openAsk);
  await kakehashi.rehearsal.waitFor(() => driver().modal(PARTNER)?.callbackId === VIEWS.ask);
  const form = driver().modal(PARTNER)?.id ?? '';
  await driver().action(PARTNER, { viewId: form }, ACTIONS.openFiveWs);
  await kakehashi.rehearsal.waitFor(() => driver().modal(PARTNER)?.callbackId === VIEWS.fiveWs);
  const press = kakehashi.rehearsal.deliveries.findLast(({ body }) => body.type === 'block_actions');
  // As Slack sends it: the person's workspace, and the app's in the view.
  expect(press?.body).toMatchObject({ team: { id: 'T0PARTNER' }, view: { app_installed_team_id: TEAM } });
  await driver().closeView(PARTNER);
  const text = 'What does a blank in Pool_QC mean, so that I can fill it by Friday?';
  await driver().submit(PARTNER, form, { role: 'domain-expert', kind: 'information', text });
  await requestWithButton(kakehashi, channel, lessonTs, ACTIONS.openReply);
  const [asked] = await kakehashi.service.flow.store.requests.askedBy(TEAM, PARTNER, 1);
  expect(asked?.text).toBe(text);
});

test('they see no App Home, which Slack keeps empty for them, and the app goes on', async () => {
  await driver().openHome(PARTNER);
  const published = await kakehashi.rehearsal.waitFor(() =>
    kakehashi.rehearsal.calls.find(({ method, args }) => method === 'views.publish' && args.user_id === PARTNER),
  );
  expect(published.result.ok).toBe(true);
  expect(driver().home(PARTNER)).toBeUndefined();
  expect(JSON.stringify(driver().messages(channel))).not.toContain(sayIn('en')('error.other_workspace'));
});
