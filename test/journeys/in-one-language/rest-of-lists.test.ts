import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Request } from '../../../src/exercise/request.ts';
import { ACTIONS, VIEWS } from '../../../src/slack/app/ids.ts';
import { choiceOf } from '../../helpers/choice-of.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

const { channel, learner } = PLACES.en;
const EXPERT = 'U0EMILY';
const WAITING = 27;
const say = sayIn('en');
let kakehashi: Kakehashi;
const driver = () => kakehashi.rehearsal.driver;
const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
const titleOf = (as: string) => driver().rawModal(as)?.title?.text;
const shown = (blocks: unknown) => JSON.stringify(blocks).split(`"${ACTIONS.waitingMenu}"`).length - 1;
const pageOf = (from: number, to: number) => say('more.page', { from, to, of: WAITING });
const has = (text: string) => JSON.stringify(driver().rawModal(EXPERT)?.blocks ?? []).includes(text);

beforeAll(async () => {
  kakehashi = await startKakehashi('socket');
  await postAnalyze(kakehashi);
  const { store } = kakehashi.service.flow;
  const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
  const lesson = await store.lessons.latest(TEAM, cohort?.id ?? '');
  for (let n = 0; n < WAITING; n += 1) {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, n));
    const request: Request = {
      id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      cohortId: cohort?.id ?? '',
      lessonId: lesson?.id ?? '',
      process: 'analyze',
      askerId: learner,
      kind: 'information',
      text: `Question ${n + 1}`,
      assignments: [
        {
          role: 'domain-expert',
          assigneeId: EXPERT,
          why: 'sole-holder',
          state: 'asked',
          askedAt: createdAt,
          passed: [],
          reminders: 0,
        },
      ],
      state: 'asked',
      createdAt,
    };
    await store.requests.create(TEAM, request);
  }
});
afterAll(async () => {
  expect(kakehashi.log.errors).toEqual([]);
  await kakehashi.stop();
});

test('what has no room in App Home is a press away, page by page, and can be answered there', async () => {
  driver().openHome(EXPERT);
  const home = await waitFor(() => driver().home(EXPERT));
  const first = shown(home.blocks);
  expect(first).toBe(10);
  expect(JSON.stringify(home.blocks)).toContain(say('button.more', { n: WAITING - first }));
  await driver().action(EXPERT, { viewId: home.id }, ACTIONS.openMore);
  await waitFor(() => titleOf(EXPERT) === say('more.answer'));
  expect(has(pageOf(11, 20))).toBe(true);
  const list = driver().modal(EXPERT)?.id ?? '';

  await driver().action(EXPERT, { viewId: list }, ACTIONS.openMore);
  await waitFor(() => has(pageOf(21, 27)));
  expect(has('Question 27')).toBe(true);
  await driver().action(EXPERT, { viewId: list }, ACTIONS.openBefore);
  await waitFor(() => has(pageOf(11, 20)));
  expect(has('Question 11')).toBe(true);

  const choose = choiceOf(driver().rawModal(EXPERT)?.blocks, 'reply');
  await driver().action(EXPERT, { viewId: list }, ACTIONS.waitingMenu, { choose });
  await waitFor(() => driver().modal(EXPERT)?.callbackId === VIEWS.reply);
  await driver().submit(EXPERT, undefined, { text: 'That there is no pool.' });
  // The form stood on top of the list.
  await waitFor(() => titleOf(EXPERT) === say('more.answer'));
  await driver().closeView(EXPERT);
});
