import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIONS, VIEWS } from '../../../src/slack/app/ids.ts';
import { type Kakehashi, PLACES, postAnalyze, TEAM } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** The channel speaks Japanese, and this member of it reads English. */
const { channel, learner: facilitator } = PLACES.ja;
const READER = 'U0DAVID';
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
let kakehashi: Kakehashi;
const driver = () => kakehashi.rehearsal.driver;
const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);

beforeAll(async () => {
  kakehashi = await startKakehashi('socket');
  const { ts } = await postAnalyze(kakehashi, 'ja');
  await driver().action(facilitator, { channel, ts }, ACTIONS.runStep);
  await waitFor(() => JSON.stringify(driver().rawMessages(channel, ts)).includes(ACTIONS.openFiles));
  await driver().action(READER, { channel, ts }, ACTIONS.openAsk);
  await waitFor(() => driver().modal(READER)?.callbackId === VIEWS.ask);
});
afterAll(async () => {
  expect(kakehashi.log.errors).toEqual([]);
  await kakehashi.stop();
});

const form = () => driver().modal(READER);
const text = () => JSON.stringify(driver().rawModal(READER)?.blocks);

test('the form that asks a role quotes the findings in the reader’s language', async () => {
  const { store } = kakehashi.service.flow;
  const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
  const run = await store.runs.latestDone({ teamId: TEAM, id: cohort?.id ?? '', dataset: 'house-prices' }, 'analyze');
  expect(run?.headline).toMatch(JAPANESE);
  expect(text()).toContain('Gr_Liv_Area');
  expect(text()).not.toMatch(JAPANESE);
});

test('what the form inserts is in the reader’s language, too', async () => {
  const before = text();
  await driver().action(READER, { viewId: form()?.id ?? '' }, ACTIONS.fillFromFindings);
  await waitFor(() => text() !== before);
  expect(text()).not.toMatch(JAPANESE);
  await driver().action(READER, { viewId: form()?.id ?? '' }, ACTIONS.openFiveWs);
  await waitFor(() => form()?.callbackId === VIEWS.fiveWs);
  await driver().submit(READER, undefined, { what: 'blanks' });
  await waitFor(() => form()?.callbackId === VIEWS.ask && text().includes('blanks'));
  expect(text()).not.toMatch(JAPANESE);
});
