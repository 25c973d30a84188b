import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { readOwnTable } from '../../../src/jobs/compute/read-own-table.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../../src/slack/app/ids.ts';
import { createStore } from '../../../src/store/create-store.ts';
import { EVERY_TEAM, sharedDataset } from '../../../src/team/own-data.ts';
import { salesCsv } from '../../helpers/bring-table.ts';
import { inLessonThread } from '../../helpers/in-lesson-thread.ts';
import { directOf, PLACES, postAnalyze, sayIn } from '../../helpers/post-analyze.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** Adds a table for all courses, as an operator does. */
async function share(store: ReturnType<typeof createStore>): Promise<string> {
  const keep = { target: 'revenue', identifier: 'shop_id', leftOut: ['contact'] };
  const read = await readOwnTable({ chunks: [Buffer.from(salesCsv())], choices: {}, keep });
  if (read.type !== 'kept') throw new Error('nothing was kept');
  const id = randomUUID();
  const place = { teamId: EVERY_TEAM, id, cohortId: '', state: 'kept', fileId: '', from: 'operator' } as const;
  await store.ownData.create({ ...place, filename: 'sales.csv', broughtBy: '', createdAt: new Date() });
  await store.ownData.setSettings(EVERY_TEAM, id, {
    ...keep,
    choices: {},
    row: 'a shop',
    unit: 'yen',
    name: 'Shops 2025',
  });
  await store.ownData.keep(EVERY_TEAM, id, read.table);
  await store.ownData.share(id);
  return sharedDataset(id);
}

test('a course chooses a table that an operator has added, runs on it, and goes back to house prices', async () => {
  const kakehashi = await startKakehashi('http');
  const { rehearsal, pool } = kakehashi;
  const { driver, waitFor } = rehearsal;
  const { channel, learner } = PLACES.en;
  const say = sayIn('en');
  try {
    if (pool === undefined) throw new Error('no database');
    const dataset = await share(createStore(pool));
    const { ts } = await postAnalyze(kakehashi, 'en', { [BLOCKS.dataset]: dataset });
    const here = inLessonThread(channel, () => ({ rehearsal, ts }));
    await here.press(learner, ts, ACTIONS.runStep);
    const run = await waitFor(() => here.holding(ACTIONS.openFiles)[0]);
    expect(JSON.stringify(run.blocks)).toContain('revenue');

    // The notebook reads the table from a file, which comes with it in one's direct messages.
    const form = await here.open(learner, run.ts, ACTIONS.openFiles, VIEWS.files);
    expect(JSON.stringify(form.blocks)).toContain(say('file.kind.notebook-own'));
    await driver.submit(learner, form.id, { files: ['notebook', 'table'] });
    await driver.closeView(learner);
    const sent = await waitFor(() => driver.messages(directOf(learner)).find((m) => (m.files?.length ?? 0) > 1));
    expect(sent.files?.map(({ name }) => name)).toEqual(['02-analyze.ipynb', 'sales.plain.csv']);
    const texts = await Promise.all(
      (sent.files ?? []).map(async ({ url }) => (await fetch(`${rehearsal.url}${url}`)).text()),
    );
    expect(texts[1]?.split('\n')[0]).toBe('shop_id,region,space,staff,revenue');
    expect(texts[1]).not.toContain('@example.com');
    expect(texts[0]).toContain('sales.plain.csv');
    expect(texts[0]).toContain('Shops 2025');

    // Back to the course's own data: the runs on the table don't count there.
    await driver.command(learner, channel, '/kakehashi data');
    const data = await waitFor(() => {
      const modal = driver.modal(learner);
      return modal?.callbackId === VIEWS.bringData ? modal : undefined;
    });
    expect(JSON.stringify(data.blocks)).toContain('Shops 2025');
    await driver.action(learner, { viewId: data.id }, ACTIONS.switchData, {
      value: JSON.stringify([channel, 'house-prices']),
    });
    const switched = say('own-data.post.switched', { by: 'Emily Carter', name: say('dataset.house-prices.name') });
    await waitFor(() => driver.messages(channel).find(({ text }) => text.includes(switched.slice(-40))));
    expect(kakehashi.log.errors).toEqual([]);
  } finally {
    await kakehashi.stop();
  }
});
