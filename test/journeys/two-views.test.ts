import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, BLOCKS } from '../../src/slack/app/ids.ts';
import { textBlock } from '../../src/slack/modals/ask/read-ask.ts';
import { course } from '../helpers/course.ts';
import { rounds } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, sayIn, withButton } from '../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** Two roles contradict each other: a learner reads both, sees how a request gets better, and asks both in one. */
describe.each(rounds({ locale: 'ja', delivery: 'socket' }))('in $locale, over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const lesson = course.lesson(locale, 'prepare');
  const { twoViews, beforeAndAfter } = lesson;
  if (twoViews === undefined || beforeAndAfter === undefined) throw new Error('the lesson lacks its exercises');
  const roles = twoViews.views.map(({ role }) => role);
  const toBoth = lesson.exampleRequests.find((each) => each.roles.join() === roles.join());
  let kakehashi: Kakehashi;
  let ts: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const titled = (key: string) =>
    waitFor(() => {
      const modal = driver().modal(learner);
      return modal?.title === say(key) ? modal : undefined;
    });
  const shown = () => JSON.stringify(driver().modal(learner)?.blocks ?? []);
  const open = async () => {
    const message = await withButton(kakehashi, channel, ts, ACTIONS.openTwoViews);
    await driver().action(learner, { channel, ts: message.ts }, ACTIONS.openTwoViews);
    return titled('two-views.title');
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery);
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
    ts = (await postLesson(kakehashi.rehearsal, { channel, learner, process: 'prepare' })).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('the two contradict each other, and the course’s answer waits', async () => {
    await open();
    for (const { role, text } of twoViews.views) {
      expect(shown()).toContain(course.role(locale, role).name);
      expect(shown()).toContain(text.slice(0, 30));
    }
    expect(shown()).toContain(say('two-views.later'));
    expect(shown()).not.toContain(say('two-views.answer'));
  });

  test('Ask both opens the form with both roles, and a rewritten request on top of it', async () => {
    const views = await titled('two-views.title');
    await driver().action(learner, { viewId: views.id }, ACTIONS.askBoth);
    const form = await titled('ask.title');
    const chosen = JSON.stringify(form.blocks.find((block) => block.block_id === BLOCKS.role));
    for (const role of roles) expect(chosen.split('initial_options')[1]).toContain(`"${role}"`);
    await driver().action(learner, { viewId: form.id }, ACTIONS.openBeforeAndAfter);
    await titled('before-and-after.title');
    for (const { before, after, why } of beforeAndAfter.lines) {
      for (const text of [before, after, why]) expect(shown()).toContain(JSON.stringify(text).slice(1, -1));
    }
    await driver().closeView(learner);
    await titled('ask.title');
  });

  test('who asks only one of them still has to bring them together', async () => {
    const form = await titled('ask.title');
    const text = toBoth?.text ?? '';
    const alone = { [BLOCKS.role]: roles[0] ?? '', [BLOCKS.kind]: 'review', [textBlock(0)]: text };
    const asked = await driver().submit(learner, form.id, alone);
    expect(asked.errors).toBeUndefined();
    await driver().closeView(learner);
    await open();
    expect(shown()).not.toContain(say('two-views.answer'));
  });

  test('after one request to both, the course shows its own', async () => {
    const views = await titled('two-views.title');
    await driver().action(learner, { viewId: views.id }, ACTIONS.askBoth);
    const form = await titled('ask.title');
    const text = toBoth?.text ?? '';
    const asked = await driver().submit(learner, form.id, { [BLOCKS.kind]: 'review', [textBlock(0)]: text });
    expect(asked.errors).toBeUndefined();
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);
    await open();
    expect(shown()).toContain(say('two-views.answer'));
    expect(shown()).not.toContain(say('two-views.later'));
    expect(shown()).not.toContain(ACTIONS.askBoth);
  });
});
