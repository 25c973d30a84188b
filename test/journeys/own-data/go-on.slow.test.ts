import { createManualTimers } from 'slack-stand-in';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, BLOCKS, VIEWS } from '../../../src/slack/app/ids.ts';
import { bringTable, salesCsv } from '../../helpers/bring-table.ts';
import { ROUNDS } from '../../helpers/languages.ts';
import { directOf, type Kakehashi, PLACES, sayIn } from '../../helpers/post-analyze.ts';
import { startCohort } from '../../helpers/start-cohort.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** A form that is closed while its table is read, and one that is open twice. */
describe.each(ROUNDS)('in $locale over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const timers = createManualTimers();
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const shows = (callbackId: string) =>
    waitFor(() => (driver().modal(learner)?.callbackId === callbackId ? driver().modal(learner) : undefined));
  /** The next reading waits until `go`. */
  const hold = () => kakehashi.rehearsal.faults.add('files.info', { delayMs: 1000 });
  const asked = () => kakehashi.rehearsal.calls.filter(({ method }) => method === 'files.info').length;
  const go = () => timers.advance(1000);
  const isReading = () =>
    waitFor(() =>
      JSON.stringify(driver().modal(learner)?.blocks ?? []).includes(say('own-data.reading', { file: 'sales.csv' })),
    );
  const told = () =>
    driver()
      .messages(directOf(learner))
      .filter(({ blocks }) => JSON.stringify(blocks ?? []).includes(ACTIONS.continueData));
  const press = (ts: string) => driver().action(learner, { channel: directOf(learner), ts }, ACTIONS.continueData);
  const open = async () => {
    await driver().command(learner, channel, '/kakehashi data');
    return shows(VIEWS.bringData);
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery, { timers });
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('goes on by a direct message after each reading whose form was closed', async () => {
    const file = await driver().uploadFile(learner, { name: 'sales.csv', bytes: Buffer.from(salesCsv()) });
    await open();
    hold();
    await driver().submit(learner, undefined, { [BLOCKS.file]: [file] });
    await isReading();
    await driver().closeView(learner);
    await waitFor(() => {
      go();
      return told().length === 1;
    });
    expect(told()[0]?.text).toBe(say('own-data.direct.read', { file: 'sales.csv', channel: `<#${channel}>` }));
    // Closed once more: the message of the first time doesn't stand for the second.
    hold();
    await press(told()[0]?.ts ?? '');
    await isReading();
    await driver().closeView(learner);
    await waitFor(() => {
      go();
      return told().length === 2;
    });
    await press(told().at(-1)?.ts ?? '');
    await shows(VIEWS.chooseData);
    hold();
    await driver().submit(learner, undefined, { [BLOCKS.rowName]: 'a sale' });
    await isReading();
    await driver().closeView(learner);
    await waitFor(() => {
      go();
      return told().length === 3;
    });
    // The rows are stored, so that only the permission is missing.
    await press(told().at(-1)?.ts ?? '');
    await shows(VIEWS.allowData);
    expect((await driver().submit(learner, undefined, { [BLOCKS.text]: ' ' })).errors).toEqual({
      [BLOCKS.text]: say('error.own_data_who'),
    });
    await driver().submit(learner, undefined, { [BLOCKS.text]: 'Mia' });
    await driver().closeView(learner);
    // The old buttons answer honestly.
    for (const { ts } of told()) {
      const before = driver().ephemerals(learner).length;
      await press(ts);
      expect((await waitFor(() => driver().ephemerals(learner)[before])).text).toBe(say('error.stale_button'));
    }
  });

  test('shows the reading in the newest of two forms, and tells the other', async () => {
    await bringTable(kakehashi, { channel, facilitator: learner, name: 'sales.csv', bytes: Buffer.from(salesCsv(50)) });
    await driver().closeView(learner);
    const form = await open();
    expect(JSON.stringify(form.blocks)).toContain(say('own-data.state.choosing'));
    hold();
    await driver().action(learner, { viewId: form.id }, ACTIONS.continueData);
    await isReading();
    // On another device.
    const other = await open();
    await driver().action(learner, { viewId: other.id }, ACTIONS.continueData);
    await waitFor(() => {
      go();
      return driver().modal(learner)?.callbackId === VIEWS.chooseData;
    });
    expect(driver().modal(learner)?.id).toBe(other.id);
    const left = kakehashi.rehearsal.calls
      .filter(({ method, args }) => method === 'views.update' && args.view_id === form.id)
      .at(-1);
    expect(JSON.stringify(left?.args.view)).toContain(say('own-data.elsewhere', { file: 'sales.csv' }));
    await driver().closeView(learner);
  });

  test('keeps what was chosen where a choice is refused, beside the field or in the form that comes back', async () => {
    const csv = 'region,unit,revenue\nNorth,1,10\nSouth,2,12\nEast,3,n/a\n';
    await bringTable(kakehashi, { channel, facilitator: learner, name: 'sales.csv', bytes: Buffer.from(csv) });
    const values = { [BLOCKS.rowName]: '  ', [BLOCKS.unit]: 'EUR', [BLOCKS.target]: '2' };
    expect((await driver().submit(learner, undefined, values)).errors).toEqual({
      [BLOCKS.rowName]: say('error.own_data_row_needed'),
    });
    const named = { ...values, [BLOCKS.rowName]: 'a sale' };
    expect((await driver().submit(learner, undefined, { ...named, [BLOCKS.leftOut]: ['2'] })).errors).toEqual({
      [BLOCKS.leftOut]: say('error.own_data_target_left_out', { column: 'revenue' }),
    });
    const same = { ...named, [BLOCKS.leftOut]: [], [BLOCKS.identifier]: '2' };
    expect((await driver().submit(learner, undefined, same)).errors).toEqual({
      [BLOCKS.identifier]: say('error.own_data_target_is_identifier', { column: 'revenue' }),
    });
    const marked = { ...named, [BLOCKS.leftOut]: ['0'], [BLOCKS.identifier]: '1', [BLOCKS.marks]: '-' };
    await driver().submit(learner, undefined, marked);
    const back = await waitFor(() => {
      const modal = driver().modal(learner);
      // The line, and what spoils the column in it.
      const refused = say('error.target_not_numeric_line', { line: 4, column: 'revenue', text: 'n/a' });
      return JSON.stringify(modal?.blocks ?? []).includes(JSON.stringify(refused).slice(1, -1)) ? modal : undefined;
    });
    const shown = JSON.stringify(back.blocks);
    for (const kept of ['"initial_value":"a sale"', '"initial_value":"EUR"', '"initial_value":"-"']) {
      expect(shown).toContain(kept);
    }
    await driver().submit(learner, undefined, { [BLOCKS.marks]: 'n/a' });
    await shows(VIEWS.allowData);
    await driver().closeView(learner);
    expect(asked()).toBeGreaterThan(0);
  });

  test('deletes a table in any state, after which its forms and buttons say so', async () => {
    const deletes = (JSON.stringify((await open()).blocks).match(new RegExp(`"${ACTIONS.deleteData}"`, 'gu')) ?? [])
      .length;
    expect(deletes).toBeGreaterThanOrEqual(3);
    const { store } = kakehashi.service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: 'T0REHEARSE', channelId: channel });
    await driver().closeView(learner);
    for (const table of await store.ownData.inCohort('T0REHEARSE', cohort?.id ?? '')) {
      const form = await open();
      await driver().action(learner, { viewId: form.id }, ACTIONS.deleteData, { value: table.id });
      await waitFor(() => driver().modal(learner)?.callbackId !== VIEWS.bringData);
      expect(JSON.stringify(driver().modal(learner)?.blocks)).toContain(
        say('own-data.deleted', { file: 'sales.csv', files: 0 }),
      );
      await driver().closeView(learner);
    }
    const left = (await store.ownData.inCohort('T0REHEARSE', cohort?.id ?? '')).map(({ state }) => state);
    expect(new Set(left)).toEqual(new Set(['deleted']));
    expect(await store.cohorts.byId('T0REHEARSE', cohort?.id ?? '')).toMatchObject({ dataset: 'house-prices' });
  });
});
