import { afterEach, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const SCOPE = 'canvases:write';

/** The project page as a canvas of the channel, where Slack lets the app make one. */
describe.each(LOCALES)('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let ts: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts }));
  const store = () => kakehashi.service.flow.store;
  const place = { teamId: TEAM, channelId: channel };
  const canvas = () => driver().canvases(channel)[0];
  const calls = (method: string) => kakehashi.rehearsal.calls.filter((call) => call.method === method).length;
  const showPage = () => driver().command(learner, channel, '/kakehashi project');
  const page = () =>
    driver()
      .messages(channel)
      .find(({ text }) => text.startsWith(say('page.title')));
  /** Asks something, and waits until the message of the page shows it. */
  const askAndSee = async (text: string) => {
    await here.ask(learner, 'domain-expert', text);
    await waitFor(() => JSON.stringify(page()?.blocks ?? []).includes(text));
  };
  const refused = () => expect.poll(async () => (await store().canvases.byPlace(place))?.refused);

  const start = async () => {
    kakehashi = await startKakehashi('socket');
    ts = (await postAnalyze(kakehashi, locale)).ts;
  };
  afterEach(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('one canvas shows what the page shows, with links and without a mention, and follows it', async () => {
    await start();
    await showPage();
    await waitFor(() => canvas() !== undefined);
    expect(canvas()).toMatchObject({ channel, title: say('page.title') });
    expect(canvas()?.markdown).toContain(say('page.no-found'));
    await here.press(learner, ts, ACTIONS.runStep);
    // `here.ask` would look for the text as it is written. A message shows its mention escaped.
    const values = { role: 'domain-expert', kind: 'information', text: 'May Neighborhood go, <@U0MEI>?' };
    await here.confirmed(learner, () => here.fill(learner, ts, ACTIONS.openAsk, VIEWS.ask, values));
    await waitFor(() => canvas()?.markdown.includes('](http') && canvas()?.markdown.includes('May Neighborhood go'));
    expect(canvas()?.markdown).not.toMatch(/<@|!\[\]\(@/u);
    expect(driver().canvases(channel)).toHaveLength(1);
  });

  test('without the scope there is a message alone, and a canvas once an administrator grants it', async () => {
    await start();
    kakehashi.rehearsal.withholdScope(SCOPE);
    await showPage();
    await waitFor(() => page() !== undefined);
    await askAndSee('Is five enough, by Friday?');
    expect(calls('canvases.create')).toBe(0);
    kakehashi.rehearsal.grantScope(SCOPE);
    await askAndSee('Is six enough, by Friday?');
    await waitFor(() => canvas()?.markdown.includes('Is six enough'));
  });

  test.each(['free_team_canvas_tab_already_exists', 'restricted_action', 'canvas_disabled_user_team'])(
    'where Slack refuses one with %s, the message stays the page, and Slack isn’t asked again',
    async (error) => {
      await start();
      kakehashi.rehearsal.faults.add('canvases.create', { error });
      await showPage();
      await refused().toBe(error);
      await askAndSee('Is five enough, by Friday?');
      expect(calls('canvases.create')).toBe(1);
      expect(canvas()).toBeUndefined();
    },
  );

  test('a canvas that someone has deleted stays deleted', async () => {
    await start();
    await showPage();
    await waitFor(() => canvas() !== undefined);
    driver().deleteCanvas(canvas()?.id ?? '');
    await askAndSee('Is five enough, by Friday?');
    await refused().toBe('canvas_not_found');
    expect(calls('canvases.create')).toBe(1);
  });

  test('after a process that died while it made one, there is no second one', async () => {
    await start();
    await store().canvases.begin(place);
    await showPage();
    await refused().toBe('unknown');
    expect(calls('canvases.create')).toBe(0);
    expect(page()).toBeDefined();
  });

  test('a rate limit delays it', async () => {
    await start();
    kakehashi.rehearsal.faults.add('canvases.create', { status: 429, retryAfter: 1 });
    await showPage();
    await waitFor(() => canvas() !== undefined);
    expect(driver().canvases(channel)).toHaveLength(1);
  });
});
