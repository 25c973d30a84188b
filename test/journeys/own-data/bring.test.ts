import { expect, test } from 'vitest';
import { ACTIONS, BLOCKS } from '../../../src/slack/app/ids.ts';
import { createStore } from '../../../src/store/create-store.ts';
import { bringTable, salesCsv, useTable } from '../../helpers/bring-table.ts';
import { inLessonThread } from '../../helpers/in-lesson-thread.ts';
import { PLACES, postAnalyze, sayIn } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

test.each([
  ['socket', 'en', 'a sale'],
  ['http', 'ja', '売上'],
] as const)('over %s in %s, a team brings a table, and the course runs on it', async (delivery, locale, row) => {
  const kakehashi = await startKakehashi(delivery);
  const { rehearsal, pool } = kakehashi;
  const { driver, waitFor } = rehearsal;
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  try {
    const { ts } = await postAnalyze(kakehashi, locale);
    const form = await bringTable(kakehashi, {
      channel,
      facilitator: learner,
      name: 'sales.csv',
      bytes: Buffer.from(salesCsv()),
    });
    const shown = JSON.stringify(form.blocks);
    expect(shown).toContain(say('own-data.found', { file: 'sales.csv', rows: '120', columns: 6 }));
    // The contact looks like e-mail addresses, so it's among the columns to leave out.
    expect(shown).toContain(say('own-data.personal.e-mail'));
    expect(shown).toContain('S1000 / S1001 / S1002');
    // Also where nothing about the file is unusual.
    for (const key of ['encoding.utf-8', 'separator.comma']) expect(shown).toContain(say(`reading.${key}`));
    const values = { [BLOCKS.rowName]: row, [BLOCKS.unit]: 'kWh' };
    await useTable(kakehashi, { facilitator: learner, values, allowed: 'Mia, until March' });
    await waitFor(() => driver.messages(channel).find(({ text }) => text.includes('sales.csv')));
    await driver.closeView(learner);

    const here = inLessonThread(channel, () => ({ rehearsal, ts }));
    await here.press(learner, ts, ACTIONS.runStep);
    const run = await waitFor(() => here.holding(ACTIONS.openFiles)[0]);
    const findings = JSON.stringify(run.blocks);
    expect(findings).toContain('revenue');
    expect(findings).not.toContain('Sale_Price');
    expect(findings).not.toContain('contact');

    if (pool === undefined) throw new Error('no database');
    const store = createStore(pool);
    const cohort = await store.cohorts.inChannel({ teamId: 'T0REHEARSE', channelId: channel });
    const [table] = await store.ownData.inCohort(cohort?.teamId ?? '', cohort?.id ?? '');
    expect(table).toMatchObject({ version: 1, state: 'used', rows: 120, columns: 5 });
    expect(table?.settings).toMatchObject({ target: 'revenue', identifier: 'shop_id', row, leftOut: ['contact'] });
    const { rows } = await pool.query<{ all: string }>(
      `SELECT string_agg(t::text, ' ') AS all FROM (SELECT d::text AS t FROM kakehashi.own_data d UNION ALL SELECT p.content::text FROM kakehashi.post p) x`,
    );
    expect(rows[0]?.all).not.toContain('@example.com');
    expect(kakehashi.log.errors).toEqual([]);
  } finally {
    await kakehashi.stop();
  }
});
