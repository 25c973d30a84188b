import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, BLOCKS, SHORTCUTS, VIEWS } from '../../../src/slack/app/ids.ts';
import { bringTable, salesCsv, useTable } from '../../helpers/bring-table.ts';
import { ROUNDS } from '../../helpers/languages.ts';
import { directOf, type Kakehashi, sayIn } from '../../helpers/post-analyze.ts';
import { postLesson } from '../../helpers/start-cohort.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

const LEARNERS = { en: 'U0DAVID', ja: 'U0HANA' } as const;

/** One person alone with the app brings a table, by the form and by a message to the app. */
describe.each(ROUNDS)('alone, in $locale over $delivery', ({ locale, delivery }) => {
  const learner = LEARNERS[locale];
  const channel = directOf(learner);
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const bytes = Buffer.from(salesCsv(60));
  const json = (it: unknown) => JSON.stringify(it ?? '');

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery);
    await driver().command(learner, channel, '/kakehashi start');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.start);
    await driver().submit(learner, undefined, { locale });
    await waitFor(() => driver().messages(channel).length > 0);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('chooses a file in the form, is asked who allows it, and runs a step on it', async () => {
    const { ts } = await postLesson(kakehashi.rehearsal, { channel, learner });
    const form = await bringTable(kakehashi, { channel, facilitator: learner, name: 'sales.csv', bytes });
    expect(form.title).toBe(say('own-data.title.alone'));
    await driver().submit(learner, undefined, { [BLOCKS.rowName]: 'a sale' });
    const allow = await waitFor(() =>
      driver().modal(learner)?.callbackId === VIEWS.allowData ? driver().modal(learner) : undefined,
    );
    // There's no channel to ask a role in.
    expect(json(allow.blocks)).not.toContain('it-auditor');
    await driver().submit(learner, undefined, { [BLOCKS.text]: 'Mia, until March' });
    await driver().closeView(learner);
    await driver().action(learner, { channel, ts }, ACTIONS.runStep);
    const run = await waitFor(() =>
      driver()
        .messages(channel, ts)
        .find(({ blocks }) => json(blocks).includes(ACTIONS.openFiles)),
    );
    expect(json(run.blocks)).toContain('revenue');
    expect(json(run.blocks)).not.toContain('Sale_Price');
  });

  test('uses the file of a message to the app, and deletes it', async () => {
    const file = await driver().uploadFile(learner, { name: 'more.csv', bytes });
    const at = await driver().message(learner, channel, 'my sales', undefined, [file]);
    await driver().shortcut(learner, channel, SHORTCUTS.useFile, at);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.chooseData);
    await useTable(kakehashi, { facilitator: learner, values: { [BLOCKS.rowName]: 'a sale' }, allowed: 'Mia' });
    await driver().closeView(learner);
    await waitFor(() =>
      driver()
        .messages(channel)
        .find(({ text }) => text.includes('more.csv')),
    );
    await driver().command(learner, channel, '/kakehashi data');
    const form = await waitFor(() => driver().modal(learner));
    expect(json(form.blocks)).toContain(say('own-data.has.alone'));
    const [table] = await kakehashi.service.flow.store.ownData.inCohort(
      'T0REHEARSE',
      (await kakehashi.service.flow.store.cohorts.inChannel({ teamId: 'T0REHEARSE', channelId: channel }))?.id ?? '',
    );
    await driver().action(learner, { viewId: form.id }, ACTIONS.deleteData, { value: table?.id ?? '' });
    await waitFor(() =>
      json(driver().modal(learner)?.blocks).includes(say('own-data.deleted', { file: 'more.csv', files: 0 })),
    );
    await driver().closeView(learner);
  });
});
