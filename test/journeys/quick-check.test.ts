import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRight } from '../../src/exercise/quick-check.ts';
import { listMisconceptions } from '../../src/flow/lessons/list-misconceptions.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { quickBlock } from '../../src/slack/modals/quick-check/quick-check-view.ts';
import { course } from '../helpers/course.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { rounds } from '../helpers/languages.ts';
import { directOf, type Kakehashi, PLACES, postAnalyze, sayIn, TEAM, withButton } from '../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startWithOthers } from '../helpers/start-with-others.ts';

/** Quick checks: what a learner does in one, what stays private, and what the facilitator sees of the team. */
describe.each(rounds({ locale: 'en', delivery: 'http' }))('in $locale, over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const lesson = course.lesson(locale, 'analyze');
  const { quickCheck: questions, outcomes } = lesson;
  let kakehashi: Kakehashi;
  let ts: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const shownTo = (user: string) => JSON.stringify(driver().modal(user)?.blocks ?? []);
  const wrongOf = (question: (typeof questions)[number]) => {
    const found = question.options.find((option) => !isRight(option));
    if (found?.misconception === undefined) throw new Error('no wrong option');
    return { id: found.id, text: found.text, ...found.misconception };
  };
  const rightOf = (question: (typeof questions)[number]) => question.options.find(isRight)?.id ?? '';
  const open = async (user: string) => {
    const message = await withButton(kakehashi, channel, ts, ACTIONS.openQuickCheck);
    await driver().action(user, { channel, ts: message.ts }, ACTIONS.openQuickCheck);
    return waitFor(() => {
      const modal = driver().modal(user);
      return modal?.callbackId === VIEWS.quickCheck ? modal : undefined;
    });
  };
  /** What the facilitator is shown behind **Misconceptions**. */
  const teamShown = async (facilitator: string) => {
    await driver().command(facilitator, channel, '/kakehashi settings');
    const settings = await waitFor(() => {
      const modal = driver().modal(facilitator);
      return modal?.callbackId === VIEWS.settings ? modal : undefined;
    });
    await driver().action(facilitator, { viewId: settings.id }, ACTIONS.openMisconceptions);
    const shown = await waitFor(() =>
      driver().modal(facilitator)?.id === settings.id ? undefined : shownTo(facilitator),
    );
    await driver().closeView(facilitator);
    await driver().closeView(facilitator);
    return shown;
  };

  beforeAll(async () => {
    kakehashi = await startWithOthers(delivery);
    ts = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('a lesson says first what people will be able to do', () => {
    const [message] = driver()
      .messages(channel)
      .filter((one) => one.ts === ts);
    const blocks = JSON.stringify(message?.blocks);
    expect(blocks).toContain(say('lesson.outcomes'));
    for (const outcome of outcomes) expect(blocks).toContain(outcome);
  });

  test('a wrong answer is explained and can be given again, and the end says what the learner can do now', async () => {
    const before = driver().messages(channel, ts).length;
    const view = await open(learner);
    expect(shownTo(learner)).toContain(say('quick-check.lead'));
    const [first, ...rest] = questions;
    if (first === undefined) throw new Error('no question');
    const wrong = wrongOf(first);
    // Before an answer, nothing gives it away.
    expect(shownTo(learner)).not.toContain(wrong.name);
    const values = Object.fromEntries(rest.map((each) => [quickBlock(each.id, 1), rightOf(each)]));
    const once = await driver().submit(learner, view.id, { ...values, [quickBlock(first.id, 1)]: wrong.id });
    expect(once.errors).toBeUndefined();
    const explained = shownTo(learner);
    expect(explained).toContain(say('quick-check.wrong', { answer: wrong.text }));
    expect(explained).toContain(wrong.why.slice(0, 40));
    expect(explained).toContain(wrong.name);
    expect(explained).toContain(JSON.stringify(wrong.source.slice(0, 30)).slice(1, -1));
    expect(explained).toContain(say('quick-check.lead-again', { n: 1 }));
    expect(explained).not.toContain(say('lesson.outcomes-now'));
    await driver().submit(learner, view.id, { [quickBlock(first.id, 2)]: rightOf(first) });
    const end = shownTo(learner);
    expect(end).toContain(say('lesson.outcomes-now'));
    for (const outcome of outcomes) expect(end).toContain(outcome);
    expect(end).not.toContain(say('quick-check.wrong', { answer: wrong.text }));
    await driver().closeView(learner);
    // Nobody else hears of it.
    expect(driver().messages(channel, ts)).toHaveLength(before);
    const { store } = kakehashi.service.flow;
    const rows = await store.people.rowsOf(TEAM, learner);
    expect(rows.quick_answer).toHaveLength(questions.length);
    expect(rows.quick_answer).toContainEqual(
      expect.objectContaining({ question: first.id, first_option: wrong.id, latest_option: rightOf(first) }),
    );
  });

  test('the facilitator sees nothing of fewer than three others, then which misconceptions, and never who', async () => {
    const { store } = kakehashi.service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const holders = new Set((await store.roles.list(TEAM, cohort?.id ?? '')).map(({ userId }) => userId));
    holders.delete(learner);
    const others = [...holders];
    const [first] = questions;
    if (first === undefined) throw new Error('no question');
    const wrong = wrongOf(first);
    for (const [nth, user] of others.slice(0, 3).entries()) {
      expect(await teamShown(learner)).toContain(say('misconceptions.too-few'));
      // They may read the other language; ids are the same.
      const view = await open(user);
      const values = questions.map((each) => [
        quickBlock(each.id, 1),
        each.id === first.id && nth === 0 ? wrong.id : rightOf(each),
      ]);
      expect((await driver().submit(user, view.id, Object.fromEntries(values))).errors).toBeUndefined();
      await driver().closeView(user);
    }
    const shown = await teamShown(learner);
    expect(shown).toContain(say('misconceptions.line', { name: wrong.name, question: first.text }));
    for (const user of [learner, ...others]) expect(shown).not.toContain(user);
    // The facilitator's own first answer isn't in it, only the one of the others; and no number is.
    for (const option of first.options) {
      if (option.misconception !== undefined && option.id !== wrong.id)
        expect(shown).not.toContain(option.misconception.name);
    }
    const place = { teamId: TEAM, channelId: channel };
    const asOther = listMisconceptions(kakehashi.service.flow, { place, userId: others[0] ?? '', locale });
    await expect(asOther).rejects.toMatchObject({ code: 'not_facilitator' });
  });

  test('"Play the others" takes the checks of everyone else with a role, once', async () => {
    const [deed] = kakehashi.rehearsal.deeds.slice(-1);
    const { store } = kakehashi.service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const holders = new Set((await store.roles.list(TEAM, cohort?.id ?? '')).map(({ userId }) => userId));
    holders.delete(learner);
    const told = await deed?.run(learner, channel);
    expect(told?.en).toContain(`Quick checks: ${holders.size - 3}.`);
    const answers = await store.quickChecks.firstAnswers(TEAM, cohort?.id ?? '', learner);
    const people = answers.filter(({ question }) => question === questions[0]?.id);
    expect(people.reduce((sum, each) => sum + each.people, 0)).toBe(holders.size);
    expect((await deed?.run(learner, channel))?.en).toBe('Nothing waits for the others in this channel.');
  });

  test('a person alone takes it, too, and reads nothing of a team', async () => {
    const direct = directOf(learner);
    await startCohort(kakehashi.rehearsal, { channel: direct, facilitator: learner }, { locale });
    const own = await postLesson(kakehashi.rehearsal, { channel: direct, learner });
    const message = await withButton(kakehashi, direct, own.ts, ACTIONS.openQuickCheck);
    await driver().action(learner, { channel: direct, ts: message.ts }, ACTIONS.openQuickCheck);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.quickCheck);
    expect(shownTo(learner)).toContain(say('quick-check.lead.alone'));
    expect(shownTo(learner)).not.toContain(say('quick-check.lead'));
    await driver().closeView(learner);
    const told = () => toldAfter(kakehashi.rehearsal, learner, () => driver().command(learner, direct, '/kakehashi'));
    await told();
    await driver().command(learner, direct, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    expect(shownTo(learner)).not.toContain(ACTIONS.openMisconceptions);
    await driver().closeView(learner);
  });
});
