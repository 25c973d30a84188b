import { WebClient } from '@slack/web-api';
import type { Fault } from 'slack-stand-in';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SHORTCUTS, VIEWS } from '../../../src/slack/app/ids.ts';
import { inLessonThread, toldAfter } from '../../helpers/in-lesson-thread.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** Methods whose answers only add to what the app shows or decides. */
const DECORATING = ['chat.getPermalink', 'users.info', 'dnd.teamInfo', 'usergroups.list'];
const { channel, learner } = PLACES.en;
const say = sayIn('en');

let kakehashi: Kakehashi;
let lessonTs: string;
const rehearsal = () => kakehashi.rehearsal;
const team = inLessonThread(channel, () => ({ rehearsal: rehearsal(), ts: lessonTs }));
const command = (text: string) =>
  toldAfter(rehearsal(), learner, () => rehearsal().driver.command(learner, channel, `/kakehashi${text}`));

/** Does what leans on the decorating reads: menu, a lesson that is there already, a request about a message. */
async function useThem() {
  expect((await command('')).text).toBe(say('menu.title'));
  expect((await command(' lesson analyze')).text).toContain(
    say('lesson.already', { process: '\u0000' }).split('\u0000')[1],
  );
  const { driver, waitFor } = rehearsal();
  const about = await driver.message(learner, channel, 'The canary has no price.');
  await driver.shortcut(learner, channel, SHORTCUTS.askAbout, about);
  const form = await waitFor(() => {
    const modal = driver.modal(learner);
    return modal?.callbackId === VIEWS.ask ? modal : undefined;
  });
  expect(JSON.stringify(form.blocks)).toContain('The canary has no price.');
  await driver.closeView(learner);
}

function spoil(fault: Fault) {
  rehearsal().faults.otherwise((method) => (DECORATING.includes(method) ? fault : undefined));
}

beforeAll(async () => {
  kakehashi = await startKakehashi('socket');
  // From the first look-up on, so that no answer is remembered.
  spoil({ error: 'internal_error' });
  lessonTs = (await postAnalyze(kakehashi)).ts;
});
afterEach(() => rehearsal().faults.clear());
afterAll(async () => {
  expect(kakehashi.log.errors).toEqual([]);
  await kakehashi.stop();
});

const FAILURES: [string, Fault][] = [
  ['refuses them', { error: 'internal_error' }],
  ['answers with a server error', { status: 503 }],
  ['limits them', { status: 429, retryAfter: 0 }],
];

describe.each(FAILURES)('when Slack %s', (how, fault) => {
  test('what only decorates is left out, and everything else works', async () => {
    spoil(fault);
    await useThem();
    await team.ask(learner, 'domain-expert', `What does a blank mean (${how})?`);
  });
});

test('a deleted lesson message has no link, and the menu, the lesson and requests about messages work', async () => {
  await new WebClient(rehearsal().botToken, { slackApiUrl: rehearsal().apiUrl }).chat.delete({ channel, ts: lessonTs });
  await useThem();
  const refused = rehearsal().calls.filter(
    ({ method, result }) => method === 'chat.getPermalink' && result?.error === 'message_not_found',
  );
  expect(refused.length).toBeGreaterThan(1);
});
