import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../../src/course/locale.ts';
import { presentFindings } from '../../../src/flow/presentations/present-findings.ts';
import { expire } from '../../../src/flow/upkeep/expire.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../../src/slack/app/ids.ts';
import { allRows } from '../../helpers/all-rows.ts';
import { bringTable, salesCsv, useTable } from '../../helpers/bring-table.ts';
import { playAnalyze } from '../../helpers/play-analyze.ts';
import { TEAM } from '../../helpers/post-analyze.ts';
import { postLesson } from '../../helpers/start-cohort.ts';

const DAY = 86_400_000;
/** Names that the table alone has: of columns, of what is in its cells, of a row and of the unit. */
const NAMES = ['shop_id', 'takings', 'precinct', 'Northgate', 'a till slip', 'doubloon'];

/** A table whose names nothing else has. */
const TABLE = Buffer.from(
  salesCsv(60).replaceAll('revenue', 'takings').replaceAll('region', 'precinct').replaceAll('North', 'Northgate'),
);

/** What the runs on a table have found goes with it: names of columns, and the rows of a labelling round. */
function play(locale: Locale, remove: 'deleted' | 'expired') {
  let now = Date.parse('2026-10-12T09:00:00Z');
  const played = playAnalyze(locale, { now: () => now });
  const { channel, learner, say, driver, waitFor, here, kakehashi, lessonTs } = played;
  const store = () => kakehashi().service.flow.store;
  const cohort = async () => {
    const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (found === undefined) throw new Error('no cohort');
    return found;
  };
  const shown = () => JSON.stringify([...driver().messages(channel), ...here.messages()]);
  const found = (text: string) => NAMES.filter((name) => text.includes(name));
  const pool = () => kakehashi().pool as NonNullable<ReturnType<typeof kakehashi>['pool']>;

  test(`a table that is ${remove} takes what its runs have found with it`, async () => {
    await bringTable(kakehashi(), { channel, facilitator: learner, name: 'secret.csv', bytes: TABLE });
    const values = { [BLOCKS.rowName]: 'a till slip', [BLOCKS.unit]: 'doubloon' };
    await useTable(kakehashi(), { facilitator: learner, values, allowed: 'Mia' });
    await driver().closeView(learner);
    await here.press(learner, lessonTs(), ACTIONS.runStep);
    await waitFor(() => here.holding(ACTIONS.openFiles)[0]);
    const analyzed = (await store().runs.inCohort(TEAM, (await cohort()).id))[0];
    await presentFindings(kakehashi().service.flow, {
      teamId: TEAM,
      lessonId: analyzed?.lessonId ?? '',
      runId: analyzed?.id ?? '',
      requestId: 'presented',
      askerId: learner,
      role: 'domain-expert',
      written: [{ text: 'Half of them take in less than that.', figureId: 'median' }],
    });
    const presented = await waitFor(() => here.holding('Half of them take in less than that.')[0]);
    expect(here.shown(presented.ts)).toContain(say('figure.analyze.median', { target: 'takings' }));
    const prepare = await postLesson(kakehashi().rehearsal, { channel, learner, process: 'prepare' });
    await here.press(learner, prepare.ts, ACTIONS.runStep);
    const labelled = await waitFor(() => here.holding(ACTIONS.startLabelling)[0]);
    await here.press(learner, labelled.ts, ACTIONS.startLabelling);
    const round = await waitFor(() => here.holding(ACTIONS.openLabelling)[0]);
    for (const user of [learner, 'U0EMILY']) {
      const form = await here.open(user, round.ts, ACTIONS.openLabelling, VIEWS.labelling);
      const fields = [...JSON.stringify(form.blocks).matchAll(/"block_id":"(item[^"]*)"/gu)].map(([, id]) => id ?? '');
      await driver().submit(user, form.id, Object.fromEntries(fields.map((id) => [id, 'low'])));
    }
    await here.press(learner, round.ts, ACTIONS.showAgreement);
    await waitFor(() => here.messages().find(({ files = [] }) => files.some(({ name }) => name.includes('agreement'))));
    expect(found(shown())).toEqual(expect.arrayContaining(['takings', 'a till slip']));
    const { id: cohortId, dataset } = await cohort();
    await store().decisions.add(TEAM, {
      id: 'kept',
      cohortId,
      process: 'prepare',
      what: { kind: 'keep-column', column: 'precinct' },
      dataset,
      from: { source: 'request', requestId: 'none' },
      byId: learner,
      keptById: learner,
      at: new Date(now),
    });

    if (remove === 'deleted') {
      await driver().command(learner, channel, '/kakehashi data');
      const form = await waitFor(() => driver().modal(learner));
      const [table] = await store().ownData.inCohort(TEAM, (await cohort()).id);
      await driver().action(learner, { viewId: form.id }, ACTIONS.deleteData, { value: table?.id ?? '' });
      await waitFor(() => driver().modal(learner)?.callbackId !== VIEWS.bringData);
      await driver().closeView(learner);
    } else {
      await store().cohorts.setSettings({ ...(await cohort()), retentionDays: 30 });
      for (const days of [24, 8]) {
        now += days * DAY;
        await expire(kakehashi().service.flow);
      }
    }
    await waitFor(() => found(shown()).length === 0);
    // Its findings, its labelling round and what came of that.
    const gone = say('own-data.post.gone', { process: say('process.prepare.name') });
    await waitFor(() => here.holding(gone).length === 3);
    expect(found(await allRows(pool()))).toEqual([]);
    // What was presented stays, without the figure.
    expect((await store().requests.byId(TEAM, 'presented'))?.statements?.[0]).not.toHaveProperty('figure');
    // That the steps were run stays.
    const runs = await store().runs.inCohort(TEAM, (await cohort()).id);
    expect(runs.map(({ process, state, findings }) => [process, state, findings]).toSorted()).toEqual([
      ['analyze', 'done', undefined],
      ['prepare', 'done', undefined],
    ]);
    // A form that was open meanwhile.
    const rounds = await pool().query<{ id: string; items: unknown[] }>(
      'SELECT id, items FROM kakehashi.labelling_round',
    );
    expect(rounds.rows.map(({ items }) => items)).toEqual([[]]);
  });
}

describe.each(LOCALES)('in %s', (locale) => {
  describe('deletion', () => play(locale, 'deleted'));
  describe('retention', () => play(locale, 'expired'));
});
