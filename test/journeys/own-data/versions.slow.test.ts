import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../../src/slack/app/ids.ts';
import { bringTable, salesCsv, useTable } from '../../helpers/bring-table.ts';
import { playAnalyze } from '../../helpers/play-analyze.ts';
import { directOf, TEAM } from '../../helpers/post-analyze.ts';

/** New data for a course is a new version. What was made from the version before stays, until that one is deleted. */
describe.each(LOCALES)('in %s', (locale) => {
  const { channel, learner, say, driver, waitFor, here, kakehashi, lessonTs } = playAnalyze(locale);
  const other = 'U0EMILY';
  const store = () => kakehashi().service.flow.store;
  const cohort = async () => {
    const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (found === undefined) throw new Error('no cohort');
    return found;
  };
  const tables = async () => store().ownData.inCohort(TEAM, (await cohort()).id);
  const use = async (name: string, rows: number) => {
    const bytes = Buffer.from(salesCsv(rows));
    await bringTable(kakehashi(), { channel, facilitator: learner, name, bytes });
    await useTable(kakehashi(), { facilitator: learner, values: { [BLOCKS.rowName]: 'a sale' }, allowed: 'Mia' });
    await driver().closeView(learner);
    await waitFor(() =>
      driver()
        .messages(channel)
        .find(({ text }) => text.includes(name)),
    );
  };
  const findings = () => here.holding(ACTIONS.openFiles);
  const run = async () => {
    const before = findings().length;
    await here.press(learner, lessonTs(), ACTIONS.runStep);
    return waitFor(() => (findings().length > before ? findings().at(-1) : undefined));
  };
  const charts = () => here.messages().flatMap((m) => m.files ?? []);
  const sent = () =>
    driver()
      .messages(directOf(other))
      .flatMap((m) => m.files ?? []);
  const remove = async (version: number) => {
    const table = (await tables()).find((one) => one.version === version);
    await driver().command(learner, channel, '/kakehashi data');
    const form = await waitFor(() => driver().modal(learner));
    await driver().action(learner, { viewId: form.id }, ACTIONS.deleteData, { value: table?.id ?? '' });
    await waitFor(() => driver().modal(learner)?.callbackId !== VIEWS.bringData);
    const notice = JSON.stringify(driver().modal(learner)?.blocks);
    await driver().closeView(learner);
    return notice;
  };
  const runs = async () => store().runs.inCohort(TEAM, (await cohort()).id);
  /** Charts of the first table, before the second. */
  let shown = 0;

  beforeAll(async () => {
    await use('first.csv', 60);
    const { ts } = await run();
    await waitFor(() => charts().length > 0);
    shown = charts().length;
    await here.open(other, ts, ACTIONS.openFiles, VIEWS.files);
    await driver().submit(other);
    await driver().closeView(other);
    // The report, the notebook, and the table that it reads.
    await waitFor(() => sent().length === 3);
    await use('second.csv', 80);
    await run();
    await waitFor(() => charts().length === 2 * shown);
  });
  afterAll(() => expect(kakehashi().log.errors).toEqual([]));

  test('each run keeps the version that it ran on', async () => {
    const [second, first] = await tables();
    expect([first?.version, second?.version]).toEqual([1, 2]);
    expect((await runs()).map(({ dataset }) => dataset).toSorted()).toEqual(
      [`own:${first?.id}`, `own:${second?.id}`].toSorted(),
    );
    expect((await cohort()).dataset).toBe(`own:${second?.id}`);
    // A step that follows builds on runs of the version in use alone.
    const { id } = await cohort();
    const of = (dataset: string) => store().runs.latestDone({ teamId: TEAM, id, dataset }, 'analyze');
    const newest = await of(`own:${second?.id}`);
    expect(newest?.findings).toMatchObject({ rows: 80 });
    expect((await of(`own:${first?.id}`))?.findings).toMatchObject({ rows: 60 });
    expect(await of('house-prices')).toBeUndefined();
  });

  test('deleting the version in use goes back to the one before, whose files stay', async () => {
    expect(await remove(2)).toContain('second.csv');
    const [, first] = await tables();
    expect((await cohort()).dataset).toBe(`own:${first?.id}`);
    await waitFor(() => charts().length === shown);
    expect(sent()).toHaveLength(3);
    const files = shown + 2;
    const gone =
      say('own-data.post.deleted', { by: '#', file: 'second.csv', version: 2, files }).split('#').at(-1) ?? '';
    await waitFor(() =>
      driver()
        .messages(channel)
        .find(({ text }) => text.includes(gone)),
    );
    // Its run's message has nothing of it any more; that of the version before is as it was.
    const process = say('process.analyze.name');
    await waitFor(() => here.holding(say('own-data.post.gone', { process })).length === 1);
    expect(findings()).toHaveLength(1);
  });

  test('deleting the last one takes every file made from it away, also from direct messages', async () => {
    await remove(1);
    expect((await cohort()).dataset).toBe('house-prices');
    await waitFor(() => charts().length === 0 && sent().length === 0);
    const pool = kakehashi().pool as NonNullable<ReturnType<typeof kakehashi>['pool']>;
    const { rows } = await pool.query<{ parts: number; files: number; told: string }>(
      `SELECT (SELECT count(*)::int FROM kakehashi.own_data_part) AS parts,
         (SELECT count(*)::int FROM kakehashi.artifact WHERE run_id IS NOT NULL) AS files,
         (SELECT string_agg(d::text, ' ') FROM kakehashi.own_data d) AS told`,
    );
    expect(rows[0]).toMatchObject({ parts: 0, files: 0 });
    expect(rows[0]?.told).not.toMatch(/Mia|shop_id|a sale/u);
    // The course's own data works as before.
    const { blocks } = await run();
    expect(JSON.stringify(blocks)).toContain('Sale');
  });

  test('a run that computes while its table is deleted stores nothing', async () => {
    await use('third.csv', 50);
    const { flow } = kakehashi().service;
    const compute = flow.compute.run;
    const [third] = await tables();
    flow.compute.run = async (...input) => {
      flow.compute.run = compute;
      const outcome = await compute(...input);
      await remove(third?.version ?? 0);
      return outcome;
    };
    await here.press(learner, lessonTs(), ACTIONS.runStep);
    await waitFor(() => here.holding(say('error.own_data_deleted'))[0]);
    const ran = (await runs()).find(({ dataset }) => dataset === `own:${third?.id}`);
    expect(ran?.state).toBe('failed');
    expect(await store().artifacts.namesOfRun(TEAM, ran?.id ?? '')).toEqual([]);
  });
});
