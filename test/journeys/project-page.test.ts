import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { rounds } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startWithOthers } from '../helpers/start-with-others.ts';

const EXPERT = 'U0EMILY';

/** The project page: a channel has one, it tells what the store tells, and an erased text is nowhere on it. */
describe.each(rounds({ locale: 'en', delivery: 'http' }))('in $locale, over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const command = locale === 'en' ? '/kakehashi project' : '/kakehashi プロジェクト';
  let kakehashi: Kakehashi;
  let ts: string;
  const driver = () => kakehashi.rehearsal.driver;
  const store = () => kakehashi.service.flow.store;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts }));
  const pages = () =>
    driver()
      .messages(channel)
      .filter(({ text }) => text.startsWith(say('list.pair', { label: say('page.title'), text: '' })));
  const page = () => JSON.stringify(pages().at(-1)?.blocks ?? []);
  const told = (key: string) =>
    driver()
      .ephemerals(learner)
      .some(({ text }) => text.startsWith(say(key, { link: '¦' }).split('¦')[0] ?? key));
  const name = (user: string) => kakehashi.rehearsal.users.find(({ id }) => id === user)?.realName ?? user;
  const keep = async (request: string, text: string) => {
    await here.open(learner, request, ACTIONS.openKeepDecision, VIEWS.keepDecision);
    const { errors } = await driver().submit(learner, undefined, {
      [BLOCKS.decided]: 'statement',
      [BLOCKS.text]: text,
    });
    expect(errors).toBeUndefined();
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);
  };

  beforeAll(async () => {
    kakehashi = await startWithOthers(delivery);
    ts = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('a new page says what will stand there, and the person who asked for it gets a link', async () => {
    await driver().command(learner, channel, command);
    await waitFor(() => pages().length === 1);
    for (const key of ['page.no-goal', 'page.no-found', 'page.no-decisions', 'page.no-open']) {
      expect(page()).toContain(JSON.stringify(say(key)).slice(1, -1));
    }
    await waitFor(() => told('page.posted') || told('page.coming'));
  });

  test('findings, the goal, open questions and decisions show on it, without a mention', async () => {
    await here.press(learner, ts, ACTIONS.runStep);
    await waitFor(() => !page().includes(JSON.stringify(say('page.no-found')).slice(1, -1)));
    const cohort = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const run = cohort && (await store().runs.latestDone(cohort, 'analyze'));
    expect(page()).toContain(run?.headline?.slice(0, 20));
    expect(page()).toMatch(new RegExp(`<http[^>|]+\\|${course.process(locale, 'analyze').name}>`, 'u'));
    const asked = (await here.ask(learner, 'domain-expert', 'May Neighborhood go, by Friday?')).ts;
    await waitFor(() => page().includes('May Neighborhood go, by Friday?'));
    expect(page()).toContain(name(learner));
    expect(page()).not.toContain('<@');
    await here.fill(EXPERT, asked, ACTIONS.openReply, VIEWS.reply, { text: 'No, it must stay.' });
    await waitFor(() => page().includes(JSON.stringify(say('page.no-open')).slice(1, -1)));
    await keep(asked, 'Neighborhood stays until spring.');
    await waitFor(() => page().includes('Neighborhood stays until spring.'));
    expect(page()).toContain(name(EXPERT));
    await driver().command(learner, channel, '/kakehashi lesson business-understanding');
    const goals = await waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => m.ts !== ts && JSON.stringify(m.blocks).includes(ACTIONS.runStep)),
    );
    await driver().action(learner, { channel, ts: goals.ts }, ACTIONS.runStep);
    await waitFor(() => !page().includes(JSON.stringify(say('page.no-goal')).slice(1, -1)));
  });

  test('a second command leads to the same page, which has a button for all decisions', async () => {
    await driver().command(learner, channel, command);
    await waitFor(() => told('page.here'));
    expect(pages()).toHaveLength(1);
    await driver().action(learner, { channel, ts: pages()[0]?.ts ?? '' }, ACTIONS.openDecisions);
    await waitFor(() =>
      JSON.stringify(driver().modal(learner)?.blocks ?? []).includes('Neighborhood stays until spring.'),
    );
    await driver().closeView(learner);
  });

  test('a page that Slack no longer has is posted anew', async () => {
    const place = { teamId: TEAM, channelId: channel };
    const post = await store().posts.projectPage(place);
    await store().deliveries.fail(TEAM, post?.key ?? '', 'message_not_found');
    await driver().command(learner, channel, command);
    await waitFor(() => pages().length === 2);
    expect((await store().posts.projectPage(place))?.key).not.toBe(post?.key);
  });

  test('a decision leaves the page when its author deletes what is kept about them', async () => {
    await driver().command(EXPERT, channel, '/kakehashi my-data');
    await waitFor(() => driver().modal(EXPERT) !== undefined);
    await driver().action(EXPERT, { viewId: driver().modal(EXPERT)?.id ?? '' }, ACTIONS.deleteMyData);
    await waitFor(() => !page().includes('Neighborhood stays until spring.'));
    expect(page()).not.toContain(name(EXPERT));
  });

  test('the facilitator’s report has the page as a file, with the names of the charts and files', async () => {
    await driver().command(learner, channel, locale === 'en' ? '/kakehashi report' : '/kakehashi レポート');
    const file = await waitFor(() =>
      driver()
        .messages(`D${learner.slice(1)}`)
        .flatMap((m) => m.files ?? [])
        .find((one) => one.name === 'project.md'),
    );
    const text = await (await fetch(`${kakehashi.rehearsal.url}${file.url}`)).text();
    for (const key of ['page.goal', 'page.found', 'page.decisions', 'page.open', 'page.charts', 'page.files']) {
      expect(text).toContain(say(key));
    }
    expect(text).not.toContain('Neighborhood stays until spring.');
    expect(text).toContain('.ipynb');
  });
});
