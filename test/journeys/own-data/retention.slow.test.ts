import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../src/course/locale.ts';
import { expire } from '../../../src/flow/upkeep/expire.ts';
import { ACTIONS, BLOCKS } from '../../../src/slack/app/ids.ts';
import { bringTable, salesCsv, useTable } from '../../helpers/bring-table.ts';
import { playAnalyze } from '../../helpers/play-analyze.ts';
import { TEAM } from '../../helpers/post-analyze.ts';

const DAY = 86_400_000;

/** A course's retention ends for its own tables, too: rows, choices, permission and names of files. */
describe.each(LOCALES)('in %s', (locale) => {
  let now = Date.parse('2026-10-12T09:00:00Z');
  const { channel, learner, driver, waitFor, here, kakehashi, lessonTs } = playAnalyze(locale, { now: () => now });
  const store = () => kakehashi().service.flow.store;

  test('deletes the tables of a course whose retention is over, wherever they are named', async () => {
    const cohort = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (cohort === undefined) throw new Error('no cohort');
    const bytes = Buffer.from(salesCsv(40));
    const bring = (name: string) => bringTable(kakehashi(), { channel, facilitator: learner, name, bytes });
    await bring('used-secret.csv');
    const values = { [BLOCKS.rowName]: 'a sale' };
    await useTable(kakehashi(), { facilitator: learner, values, allowed: 'The secret owner' });
    await driver().closeView(learner);
    await here.press(learner, lessonTs(), ACTIONS.runStep);
    await waitFor(() => here.holding(ACTIONS.openFiles)[0]);
    // One for which a role is asked, and one that no one has gone on with.
    await bring('asked-secret.csv');
    await driver().submit(learner, undefined, values);
    await waitFor(() => JSON.stringify(driver().modal(learner)?.blocks ?? []).includes(`"${BLOCKS.consent}"`));
    await driver().submit(learner, undefined, { [BLOCKS.consent]: 'it-auditor' });
    await driver().closeView(learner);
    await waitFor(() =>
      driver()
        .messages(channel)
        .find(({ text }) => text.includes('asked-secret.csv')),
    );
    await bring('left-secret.csv');
    await driver().closeView(learner);

    await store().cohorts.setSettings({ ...cohort, retentionDays: 30 });
    for (const days of [24, 8]) {
      now += days * DAY;
      await expire(kakehashi().service.flow);
    }
    const shown = () =>
      JSON.stringify(
        driver()
          .messages(channel)
          .filter(({ user }) => user === 'U0KAKEHASHI'),
      );
    await waitFor(() => !shown().includes('secret'));
    expect(shown()).not.toContain(ACTIONS.allowData);
    const pool = kakehashi().pool as NonNullable<ReturnType<typeof kakehashi>['pool']>;
    const { rows } = await pool.query<{ left: string; parts: number; files: number }>(
      `SELECT (SELECT string_agg(d::text, ' ') FROM kakehashi.own_data d) || (SELECT string_agg(p::text, ' ') FROM kakehashi.post p) AS left,
         (SELECT count(*)::int FROM kakehashi.own_data_part) AS parts, (SELECT count(*)::int FROM kakehashi.artifact) AS files`,
    );
    expect(rows[0]).toMatchObject({ parts: 0, files: 0 });
    expect(rows[0]?.left).not.toContain('secret');
    expect(rows[0]?.left).not.toContain('shop_id');
    expect(await store().cohorts.byId(TEAM, cohort.id)).toMatchObject({ dataset: 'house-prices' });
  });
});
