import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseData } from '../../src/flow/members/erase-data.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { directOf, type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const PEOPLE = ['U0EMILY', 'U0LUCAS', 'U0KENJI'];

/** The two questions: private, asked by messages that are posted anyway, and told without names. */
describe.each(ROUNDS)('the two questions, in $locale, over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const flow = () => kakehashi.service.flow;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const asking = (moment: 'before' | 'after') =>
    waitFor(() =>
      driver()
        .messages(channel)
        .find(({ blocks }) => JSON.stringify(blocks ?? []).includes(say(`button.survey.${moment}`))),
    );
  const open = async (user: string, moment: 'before' | 'after') => {
    const { ts } = await asking(moment);
    await driver().action(user, { channel, ts }, ACTIONS.openSurvey);
    return waitFor(() => (driver().modal(user)?.callbackId === VIEWS.survey ? driver().modal(user) : undefined));
  };
  const answer = async (user: string, moment: 'before' | 'after', sure: string, asked: string) => {
    await open(user, moment);
    const { errors } = await driver().submit(user, undefined, { [BLOCKS.sure]: sure, [BLOCKS.asked]: asked });
    expect(errors).toBeUndefined();
    while (driver().modal(user) !== undefined) await driver().closeView(user);
  };
  const cohortId = async () => (await flow().store.cohorts.inChannel({ teamId: TEAM, channelId: channel }))?.id ?? '';
  let reports = 0;
  const report = async () => {
    await driver().command(learner, channel, locale === 'en' ? '/kakehashi report' : '/kakehashi 報告');
    reports += 1;
    const file = await waitFor(
      () =>
        driver()
          .messages(directOf(learner))
          .flatMap(({ files = [] }) => files)
          .filter(({ title }) => title === 'report.md')[reports - 1],
    );
    return (await fetch(`${kakehashi.rehearsal.url}${file.url}`)).text();
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery);
    await postAnalyze(kakehashi, locale);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('begin with one press on the start message, refuse what is no number, and post nothing', async () => {
    await open(PEOPLE[0] ?? '', 'before');
    const count = () => driver().messages(channel).length;
    const before = count();
    const { errors } = await driver().submit(PEOPLE[0] ?? '', undefined, { [BLOCKS.asked]: '1000' });
    expect(errors).toEqual({
      [BLOCKS.asked]: sayIn(PEOPLE[0] === 'U0KENJI' ? 'ja' : 'en')('error.survey_asked', { max: 999 }),
    });
    await driver().submit(PEOPLE[0] ?? '', undefined, { [BLOCKS.sure]: '2', [BLOCKS.asked]: '0' });
    while (driver().modal(PEOPLE[0] ?? '') !== undefined) await driver().closeView(PEOPLE[0] ?? '');
    expect(count()).toBe(before);
    expect(await report()).toContain(say('survey.few'));
  });

  test('stand in the report without names, in the order of the numbers, and can be changed', async () => {
    await answer(PEOPLE[1] ?? '', 'before', '5', '4');
    await answer(PEOPLE[2] ?? '', 'before', '1', '7');
    await answer(PEOPLE[0] ?? '', 'before', '3', '0');
    const page = await report();
    expect(page).toContain(
      `- ${say('list.pair', { label: say('survey.before'), text: ['1', '3', '5'].join(say('list.comma')) })}`,
    );
    expect(page).toContain(
      `- ${say('list.pair', { label: say('survey.before'), text: ['0', '4', '7'].join(say('list.comma')) })}`,
    );
    const section = page.slice(page.indexOf(say('survey.title')));
    for (const name of ['Emily', 'Lucas', 'Kenji'])
      expect(section.slice(0, section.indexOf('\n---'))).not.toContain(name);
    // Nothing of it is in the channel.
    expect(JSON.stringify(driver().messages(channel))).not.toContain(say('survey.title'));
  });

  test('come again with the closing lesson, are filled with what one has answered, and can be taken back', async () => {
    await driver().command(
      learner,
      channel,
      locale === 'en' ? '/kakehashi lesson closing' : '/kakehashi レッスン まとめ',
    );
    await answer(PEOPLE[1] ?? '', 'after', '5', '9');
    const form = await open(PEOPLE[1] ?? '', 'after');
    expect(JSON.stringify(form?.blocks)).toContain('"initial_value":"9"');
    await driver().submit(PEOPLE[1] ?? '', undefined, { [BLOCKS.sure]: null, [BLOCKS.asked]: null });
    while (driver().modal(PEOPLE[1] ?? '') !== undefined) await driver().closeView(PEOPLE[1] ?? '');
    const { sure, asked } = await flow().store.surveys.results(TEAM, await cohortId());
    expect(asked.after).toEqual([]);
    expect(sure.before).toEqual([1, 3, 5]);
  });

  test('leave with the person who answered, in the report as well', async () => {
    await eraseData(flow(), { teamId: TEAM, userId: PEOPLE[1] ?? '' });
    const { sure } = await flow().store.surveys.results(TEAM, await cohortId());
    expect(sure.before).toEqual([1, 3]);
    await expect.poll(() => report()).toContain(say('survey.few'));
  });
});
