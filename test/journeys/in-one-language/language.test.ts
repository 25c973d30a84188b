import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIONS } from '../../../src/slack/app/ids.ts';
import { type Kakehashi, PLACES, sayIn } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

const { channel, learner } = PLACES.en;
let kakehashi: Kakehashi;
const driver = () => kakehashi.rehearsal.driver;
const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
beforeAll(async () => {
  kakehashi = await startKakehashi('socket');
});
afterAll(async () => {
  expect(kakehashi.log.errors).toEqual([]);
  await kakehashi.stop();
});

/** Title of the help. The help is private, so it is in the reader's language. */
async function helpTitle(): Promise<string> {
  const before = driver().ephemerals(learner).length;
  await driver().command(learner, channel, '/kakehashi help');
  await waitFor(() => driver().ephemerals(learner).length > before);
  return driver().ephemerals(learner).at(-1)?.text ?? '';
}

/** Chooses a language in App Home and waits until App Home contains `words`. */
async function choose(language: string, words: string): Promise<void> {
  driver().openHome(learner);
  const home = await waitFor(() => driver().home(learner));
  await driver().action(learner, { viewId: home.id }, ACTIONS.chooseLanguage, { choose: language });
  await waitFor(() => JSON.stringify(driver().home(learner)?.blocks).includes(words));
}

test('a person reads the language chosen in App Home until they choose Slack’s language again', async () => {
  expect(await helpTitle()).toBe(sayIn('en')('help.title'));
  await choose('ja', sayIn('ja')('home.waiting'));
  expect(await helpTitle()).toBe(sayIn('ja')('help.title'));
  await choose('auto', sayIn('en')('home.waiting'));
  expect(await helpTitle()).toBe(sayIn('en')('help.title'));
});
