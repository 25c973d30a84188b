import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import { ACTIONS, BLOCKS } from '../../../src/slack/app/ids.ts';
import { bringTable, salesCsv, useTable } from '../../helpers/bring-table.ts';
import { playSteps } from '../../helpers/play-steps.ts';
import { type Kakehashi, postAnalyze, TEAM } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** A step never mixes two versions of a table: it builds on runs of the version in use alone. */
describe.each(LOCALES)('in %s', (locale) => {
  let kakehashi: Kakehashi;
  const steps = playSteps(locale, () => kakehashi);
  const { learner, name, driver, waitFor, findingsIn, blocksOf, told, post, channel } = steps;
  const store = () => kakehashi.service.flow.store;
  const cohort = async () => {
    const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (found === undefined) throw new Error('the channel has no cohort');
    return found;
  };
  const use = async (file: string, rows: number) => {
    await bringTable(kakehashi, { channel, facilitator: learner, name: file, bytes: Buffer.from(salesCsv(rows)) });
    await useTable(kakehashi, { facilitator: learner, values: { [BLOCKS.rowName]: 'a sale' }, allowed: 'Mia' });
    await driver().closeView(learner);
    await waitFor(() =>
      driver()
        .messages(channel)
        .find(({ text }) => text.includes(file)),
    );
  };
  const runsOn = async (dataset: string) =>
    (await store().runs.inCohort(TEAM, (await cohort()).id))
      .filter((run) => run.dataset === dataset && run.state === 'done')
      .map(({ process }) => process)
      .toSorted();
  /** Runs a step with those that it misses. */
  const runAll = async (ts: string) => {
    const offer = await told(learner, () => driver().action(learner, { channel, ts }, ACTIONS.runStep));
    await driver().action(learner, { channel, ts: offer?.ts ?? '' }, ACTIONS.runMissing);
    return offer?.text ?? '';
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    await postAnalyze(kakehashi, locale);
    await use('first.csv', 120);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('new data between Preprocess and Train has all steps run on it, and Test compares no earlier model with it', async () => {
    const preprocess = await post('preprocess');
    await runAll(preprocess);
    await waitFor(() => findingsIn(preprocess, 'preprocess')[0]);
    const first = (await cohort()).dataset;
    expect(await runsOn(first)).toEqual(['analyze', 'prepare', 'preprocess']);

    await use('second.csv', 160);
    const second = (await cohort()).dataset;
    expect(second).not.toBe(first);
    const train = await post('train');
    const offer = await runAll(train);
    // Nothing of the first version counts, though its steps have run.
    for (const process of ['analyze', 'prepare', 'preprocess'] as const) expect(offer).toContain(name(process));
    await waitFor(() => findingsIn(train, 'train')[0]);
    expect(await runsOn(first)).toEqual(['analyze', 'prepare', 'preprocess']);
    expect(await runsOn(second)).toEqual(['analyze', 'prepare', 'preprocess', 'train']);

    const tests = await post('test');
    await driver().action(learner, { channel, ts: tests }, ACTIONS.runStep);
    await waitFor(() => findingsIn(tests, 'test')[0]);
    const { id } = await cohort();
    const [analyze, split] = await Promise.all(
      (['analyze', 'preprocess'] as const).map((process) =>
        store().runs.latestDone({ teamId: TEAM, id, dataset: second }, process),
      ),
    );
    expect(analyze?.findings).toMatchObject({ rows: 160 });
    const { trainRows = 0, testRows = 0 } = (split?.findings ?? {}) as { trainRows?: number; testRows?: number };
    expect(trainRows + testRows).toBe(160);

    // A third version starts anew: its Test knows no model of the second.
    await use('third.csv', 140);
    const again = await post('test');
    await runAll(again);
    const tested = await waitFor(() => findingsIn(again, 'test')[0]);
    expect(blocksOf(tested)).not.toBe('[]');
    expect(await runsOn((await cohort()).dataset)).toHaveLength(5);
    expect(await runsOn(second)).toHaveLength(5);
  });
});
