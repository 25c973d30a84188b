import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { choiceOf } from '../helpers/choice-of.ts';
import { languages } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERTS = { en: 'U0EMILY', ja: 'U0KENJI' } as const;

/** App Home of a person who is in two courses, one of them their own. */
describe.each(languages('en'))('App Home, in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  let kakehashi: Kakehashi;
  let expert: string = EXPERTS[locale];
  let requestTs = '';
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const blocksOf = (user: string) => JSON.stringify(driver().home(user)?.blocks ?? []);
  const open = async (user: string, until: (shown: string) => boolean) => {
    driver().openHome(user);
    await waitFor(() => until(blocksOf(user)));
    return driver().home(user)?.id ?? '';
  };
  const sayTo = (user: string) =>
    sayIn(kakehashi.rehearsal.users.find(({ id }) => id === user)?.locale === 'ja-JP' ? 'ja' : 'en');

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    const { rehearsal } = kakehashi;
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale });
    const lesson = await postLesson(rehearsal, { channel, learner });
    await driver().action(learner, { channel, ts: lesson.ts }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
    await driver().submit(learner, undefined, {
      role: 'domain-expert',
      kind: 'information',
      text: `At home ${locale}?`,
    });
    const request = await waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => JSON.stringify(m.blocks ?? []).includes(`At home ${locale}?`)),
    );
    requestTs = request.ts;
    expert = JSON.stringify(request.blocks).match(/<@(U0\w+)>/u)?.[1] ?? expert;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('what waits has a link and one menu, whose choices do what they say', async () => {
    const id = await open(expert, (shown) => shown.includes(`At home ${locale}?`));
    const shown = blocksOf(expert);
    expect(shown).toContain(`/archives/${channel}/p${requestTs.replace('.', '')}`);
    expect(shown.split(ACTIONS.waitingMenu)).toHaveLength(2);
    expect(shown).not.toContain(ACTIONS.openReply);
    const choose = (what: 'reply' | 'hand-on' | 'snooze' | 'decline') =>
      driver().action(expert, { viewId: id }, ACTIONS.waitingMenu, {
        choose: choiceOf(driver().home(expert)?.blocks, what),
      });
    await choose('reply');
    await waitFor(() => driver().modal(expert)?.callbackId === VIEWS.reply);
    await driver().closeView(expert);
    await choose('decline');
    await waitFor(() => driver().modal(expert)?.callbackId === VIEWS.decline);
    await driver().closeView(expert);
    await choose('snooze');
    const told = sayTo(expert)('snooze.done', { until: '' }).split('<')[0]?.slice(0, 10) ?? '';
    await waitFor(() => JSON.stringify(driver().rawModal(expert) ?? '').includes(told));
    await driver().closeView(expert);
    await choose('hand-on');
    await waitFor(() => driver().modal(expert) !== undefined);
    await driver().closeView(expert);
  });

  test('shows one course at a time, keeps the choice, and names a course of one’s own so', async () => {
    const own = `D${expert.slice(1)}`;
    expect(blocksOf(expert)).not.toContain(ACTIONS.chooseCohort);
    await driver().command(expert, own, '/kakehashi start');
    await waitFor(() => driver().modal(expert)?.callbackId === VIEWS.start);
    await driver().submit(expert, undefined, { locale });
    await waitFor(() => driver().messages(own).length > 0);
    const words = sayTo(expert);
    const mine = words('home.own-course');
    const cohort = await kakehashi.service.flow.store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const id = await open(expert, (shown) => shown.includes(ACTIONS.chooseCohort));
    // The newest course is their own, where nothing waits.
    expect(blocksOf(expert)).toContain(words('list.pair', { label: mine, text: words('home.no-roles') }));
    expect(blocksOf(expert)).not.toContain(`<#${own}>`);
    expect(blocksOf(expert)).toContain(words('home.nothing-waits'));
    expect(blocksOf(expert)).not.toContain(`At home ${locale}?`);
    // The menu says that something waits elsewhere, and names the channel.
    expect(blocksOf(expert)).toContain(words('home.course-waits', { n: 1 }));
    expect(blocksOf(expert)).toMatch(/"#[^"]+"/u);
    await driver().action(expert, { viewId: id }, ACTIONS.chooseCohort, { choose: cohort?.id ?? '' });
    await waitFor(() => blocksOf(expert).includes(`At home ${locale}?`));
    await open(expert, (shown) => shown.includes(`At home ${locale}?`));
    expect(blocksOf(expert)).not.toContain(words('home.nothing-waits'));
  });
});
