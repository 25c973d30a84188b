import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locale } from '../../src/course/locale.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { languages, THOROUGH } from '../helpers/languages.ts';
import { playSteps } from '../helpers/play-steps.ts';
import { type Kakehashi, postAnalyze } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** All six steps in one channel, in course order except for missing earlier runs. */
describe.each(languages('en'))('in %s', (locale: Locale) => {
  let kakehashi: Kakehashi;
  const steps = playSteps(locale, () => kakehashi);
  const { channel, learner, say, name, driver, waitFor, thread, files, findingsIn, blocksOf, told, post } = steps;

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket', { computes: THOROUGH });
    await postAnalyze(kakehashi, locale);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('Business Understanding stores the goal, accepts a learner’s numbers, and reveals a case on request', async () => {
    const ts = await post('business-understanding');
    const exercise = await waitFor(() => thread(ts).find((m) => blocksOf(m).includes(ACTIONS.openParameters)));
    await driver().action(learner, { channel, ts: exercise.ts }, ACTIONS.openParameters);
    await waitFor(() => driver().modal(learner)?.callbackId === 'step-parameters');
    const half = await driver().submit(learner, undefined, { peopleAfter: '5' });
    expect(half.errors).toEqual({ hoursAfter: say('error.scenario_incomplete') });
    const values = { sentence: 'As a seller I know.', peopleAfter: '5', hoursAfter: '4', targetR2: '0.7' };
    expect((await driver().submit(learner, undefined, values)).errors).toBeUndefined();
    const findings = await waitFor(() => findingsIn(ts, 'business-understanding')[0]);
    expect(blocksOf(findings)).toContain('As a seller I know.');
    expect(blocksOf(findings)).toContain(say('step.business-understanding.scenario', { people: 5, hours: 4 }));
    await waitFor(() => files(ts).length === 1);
    await driver().action(learner, { channel, ts: findings.ts }, ACTIONS.openFiles);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.files);
    expect(JSON.stringify(driver().modal(learner)?.blocks)).toContain('business-goal.md');
    await driver().closeView(learner);

    const more =
      blocksOf(exercise)
        .match(/\[\\"[^\]]*\\",\\"programming\\"\]/u)?.[0]
        .replaceAll('\\"', '"') ?? '';
    await driver().action(learner, { channel, ts: exercise.ts }, ACTIONS.openLessonPart, { value: more });
    const cases = await waitFor(() => driver().modal(learner));
    const { cases: written } = course.lesson(locale, 'business-understanding');
    const [first] = written;
    if (first === undefined) throw new Error('the lesson has no case');
    // The whole exercise, of which the thread shows the beginning.
    const whole = course.lesson(locale, 'business-understanding').parts.programming;
    expect(whole?.markdown.length).toBeGreaterThan(2 * (whole?.short.length ?? 0));
    for (const { title } of written) expect(blocksOf(cases)).toContain(title);
    const value = blocksOf(cases)
      .match(/\[\\"[^\]]*\\",\\"bottles\\",\\"task\\"\]/u)?.[0]
      .replaceAll('\\"', '"');
    await driver().action(learner, { viewId: cases.id }, ACTIONS.openCase, { value: value ?? '' });
    const shown = () => JSON.stringify(driver().modal(learner)?.blocks ?? []);
    await waitFor(() => driver().modal(learner)?.id !== cases.id && shown().includes(first.title));
    expect(shown()).not.toContain(`*${say('case.hint')}*`);
    for (const stage of ['hint', 'answer'] as const) {
      await driver().action(learner, { viewId: driver().modal(learner)?.id ?? '' }, ACTIONS.openCase);
      await waitFor(() => shown().includes(`*${say(`case.${stage}`)}*`));
    }
    await driver().closeView(learner);
    // Behind the case is the exercise again.
    expect(driver().modal(learner)?.id).toBe(cases.id);
    await driver().closeView(learner);
  });

  test('Prepare offers to run missing steps, then keeps, drops and asks about columns, and drafts the request', async () => {
    const ts = await post('prepare');
    const offer = await told(learner, () => driver().action(learner, { channel, ts }, ACTIONS.runStep));
    expect(offer?.text).toContain(name('analyze'));
    await driver().action(learner, { channel, ts: offer?.ts ?? '' }, ACTIONS.runMissing);
    const findings = await waitFor(() => findingsIn(ts, 'prepare')[0]);
    const order = thread(ts).map((m) => m.text);
    expect(order.indexOf(say('findings.title', { process: name('analyze') }))).toBeLessThan(
      order.indexOf(findings.text),
    );
    await waitFor(() => files(ts).some((file) => file.name === 'prepare-completeness.png'));

    await driver().action(learner, { channel, ts: findings.ts }, ACTIONS.openParameters);
    const modal = await waitFor(() => driver().modal(learner));
    expect(JSON.stringify(modal.blocks)).toContain('Pool_QC');
    const drop = ['Alley', 'Fence'];
    const ask = ['Pool_QC', 'Neighborhood'];
    const twice = await driver().submit(learner, undefined, { drop, ask: ['Fence'] });
    expect(twice.errors).toEqual({ ask: say('error.column_twice', { column: 'Fence' }) });
    expect((await driver().submit(learner, undefined, { drop, ask })).errors).toBeUndefined();
    const second = await waitFor(() => findingsIn(ts, 'prepare')[1]);
    expect(blocksOf(second)).toContain(['Alley', 'Fence'].join(say('list.comma')));
    await driver().action(learner, { channel, ts: second.ts }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === 'ask-role');
    expect(JSON.stringify(driver().modal(learner)?.blocks)).toContain(
      ['Neighborhood', 'Pool_QC'].join(say('list.comma')),
    );
    await driver().closeView(learner);
  });

  test('two people label the same ten rows, and the team sees their agreement', async () => {
    const lessons = driver().messages(channel);
    const ts = lessons.at(-1)?.ts ?? '';
    const findings = findingsIn(ts, 'prepare').at(-1);
    await driver().action(learner, { channel, ts: findings?.ts ?? '' }, ACTIONS.startLabelling);
    const round = await waitFor(() => thread(ts).find((m) => blocksOf(m).includes(ACTIONS.openLabelling)));
    const early = await told(learner, () => driver().action(learner, { channel, ts: round.ts }, ACTIONS.showAgreement));
    expect(early?.text).toBe(say('error.labelling_too_few', { has: 0 }));
    const labels = (answer: (item: number) => string) =>
      Object.fromEntries(Array.from({ length: 10 }, (_, item) => [`item-${item}`, answer(item)]));
    for (const [user, answers] of [
      [learner, labels((item) => (item < 5 ? 'low' : 'high'))],
      ['U0EMILY', labels((item) => (item < 4 ? 'low' : 'high'))],
    ] as const) {
      await driver().action(user, { channel, ts: round.ts }, ACTIONS.openLabelling);
      await waitFor(() => driver().modal(user)?.callbackId === 'label-items');
      expect((await driver().submit(user, undefined, answers)).errors).toBeUndefined();
    }
    const again = await told(learner, () => driver().action(learner, { channel, ts: round.ts }, ACTIONS.openLabelling));
    expect(again?.text).toBe(say('error.labelling_done'));
    const emily = kakehashi.rehearsal.users.find(({ id }) => id === 'U0EMILY')?.realName;
    await waitFor(() => blocksOf(thread(ts).find((m) => m.ts === round.ts)).includes(emily ?? '?'));
    await driver().action(learner, { channel, ts: round.ts }, ACTIONS.showAgreement);
    await driver().action('U0EMILY', { channel, ts: round.ts }, ACTIONS.showAgreement);
    // They agree on 0.9 of the rows; chance agreement is (5 x 4 + 5 x 6) / 100 = 0.5. Kappa is (0.9 - 0.5) / 0.5.
    const agreement = await waitFor(() =>
      thread(ts).find(
        (m) => m.text.startsWith(`${say('agreement.cohen')} `) || m.text.includes(`${say('agreement.cohen')}は0.80`),
      ),
    );
    expect(agreement.text).toContain('0.80');
    await waitFor(() => files(ts).some((file) => file.name === 'prepare-agreement.png'));
    expect(thread(ts).filter((m) => m.text === agreement.text)).toHaveLength(1);
  });
});
