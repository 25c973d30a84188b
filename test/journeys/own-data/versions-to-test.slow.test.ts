import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProcessId } from '../../../src/course/lesson-id.ts';
import { listOf } from '../../../src/course/list-of.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import { ACTIONS, BLOCKS } from '../../../src/slack/app/ids.ts';
import { bringTable, salesCsv, useTable } from '../../helpers/bring-table.ts';
import { course } from '../../helpers/course.ts';
import { playSteps } from '../../helpers/play-steps.ts';
import { type Kakehashi, postAnalyze, TEAM } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** All steps on one version of a table, Train and Test on the next: runs and reports keep their version, and only models of one version are compared. */
describe.each(LOCALES)('in %s', (locale) => {
  let kakehashi: Kakehashi;
  const steps = playSteps(locale, () => kakehashi);
  const { learner, say, name, driver, waitFor, files, findingsIn, blocksOf, told, post, channel } = steps;
  const store = () => kakehashi.service.flow.store;
  const cohort = async () => {
    const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (found === undefined) throw new Error('no cohort');
    return found;
  };
  const runsOn = async (dataset: string) =>
    (await store().runs.inCohort(TEAM, (await cohort()).id)).filter((run) => run.dataset === dataset);
  const use = async (file: string, rows: number) => {
    const bytes = Buffer.from(salesCsv(rows));
    await bringTable(kakehashi, { channel, facilitator: learner, name: file, bytes });
    await useTable(kakehashi, { facilitator: learner, values: { [BLOCKS.rowName]: 'a sale' }, allowed: 'Mia' });
    await driver().closeView(learner);
    await waitFor(() =>
      driver()
        .messages(channel)
        .some(({ text }) => text.includes(file)),
    );
    return (await cohort()).dataset;
  };
  /** Presses the lesson's button, and what it offers for steps that are missing. @returns the offer */
  const runMissing = async (ts: string) => {
    const offer = await told(learner, () => driver().action(learner, { channel, ts }, ACTIONS.runStep));
    await driver().action(learner, { channel, ts: offer?.ts ?? '' }, ACTIONS.runMissing);
    return offer?.text ?? '';
  };
  const offerOf = (process: ProcessId, missing: readonly ProcessId[]) => {
    const names = missing.map((id) => say('list.note', { text: name(id), note: course.process(locale, id).produces }));
    return say('run.missing', { process: name(process), names: listOf(locale, names) });
  };
  const reportOf = async (dataset: string) => {
    const run = (await runsOn(dataset)).filter(({ process }) => process === 'test').at(-1);
    const named = await store().artifacts.namesOfRun(TEAM, run?.id ?? '');
    const report = named.find(({ filename }) => filename === 'test-report.md');
    const file = await store().artifacts.byId(TEAM, report?.id ?? '');
    return Buffer.concat(file?.slices ?? []).toString('utf8');
  };
  /** How many models the findings of Train compare: the sentence is there from two on. */
  const countIn = (text: string) =>
    [2, 3, 4].find((count) => text.includes(say('step.train.summary.models', { count }).slice(2, 12)));
  let [first, second, tested] = ['', '', ''];

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    const { ts } = await postAnalyze(kakehashi, locale);
    first = await use('first.csv', 90);
    await driver().action(learner, { channel, ts }, ACTIONS.runStep);
    await waitFor(() => findingsIn(ts, 'analyze')[0]);
    tested = await post('test');
    expect(await runMissing(tested)).toBe(
      offerOf('test', ['business-understanding', 'prepare', 'preprocess', 'train']),
    );
    await waitFor(() => findingsIn(tested, 'test')[0]);
    await waitFor(() => files(tested).some((file) => file.name.startsWith('test-')));
    second = await use('second.csv', 120);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('Train and Test on the next version say which steps it still needs, and compare no model of the one before', async () => {
    const before = await runsOn(first);
    const train = await post('train');
    // They have been run, but on the version before.
    expect(await runMissing(train)).toBe(offerOf('train', ['analyze', 'prepare', 'preprocess']));
    const [trained] = await waitFor(() => {
      const found = findingsIn(train, 'train');
      return found.length > 0 ? found : undefined;
    });
    expect(countIn(blocksOf(trained))).toBeUndefined();
    // In the lesson that is there since the version before. The Business Goal quotes the version before.
    expect(await runMissing(tested)).toBe(offerOf('test', ['business-understanding']));
    await waitFor(() => findingsIn(tested, 'test')[1]);

    const exercise = driver()
      .messages(channel, train)
      .find((m) => blocksOf(m).includes(ACTIONS.openParameters));
    await driver().action(learner, { channel, ts: exercise?.ts ?? '' }, ACTIONS.openParameters);
    await waitFor(() => driver().modal(learner)?.callbackId === 'step-parameters');
    expect((await driver().submit(learner, undefined, { trees: '5', maxDepth: '3' })).errors).toBeUndefined();
    const again = await waitFor(() => findingsIn(train, 'train')[1]);
    expect(countIn(blocksOf(again))).toBe(2);

    expect(await runsOn(first)).toEqual(before);
    expect((await runsOn(second)).map(({ process }) => process).toSorted()).toEqual(
      ['analyze', 'business-understanding', 'prepare', 'preprocess', 'train', 'test', 'train'].toSorted(),
    );
    const tests = [...(await runsOn(first)), ...(await runsOn(second))].filter(({ process }) => process === 'test');
    // One model each: the other version's was trained on other rows.
    expect(tests.map(({ findings }) => (findings as { models: unknown[] }).models.length)).toEqual([1, 1]);
  });

  test('each Test Report says on which version it was made', async () => {
    const versionOf = (version: number, file: string) => say('own-data.origin.version', { version, file });
    expect(await reportOf(first)).toContain(versionOf(1, 'first.csv'));
    expect(await reportOf(second)).toContain(versionOf(2, 'second.csv'));
    expect(await reportOf(second)).not.toContain('first.csv');
  });
});
