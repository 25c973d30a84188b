import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLOCKS, VIEWS } from '../../../src/slack/app/ids.ts';
import { bringTable } from '../../helpers/bring-table.ts';
import { type Kakehashi, PLACES, sayIn, TEAM } from '../../helpers/post-analyze.ts';
import { startCohort } from '../../helpers/start-cohort.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

/** `-` is a blank among numbers, and a grade among words. */
const GRADES = [
  'grade,revenue',
  'A,10',
  'B,12',
  '-,14',
  'x,-',
  ...Array.from({ length: 8 }, (_, n) => `A,${20 + n}`),
  '',
];

/** What is stored of a table is what its facilitator has seen of it. */
describe.each([
  ['en', 'socket'],
  ['ja', 'http'],
] as const)('in %s over %s', (locale, delivery) => {
  const { channel, learner: facilitator } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  /** Submits the form, and resolves with the rows that are stored. */
  const stored = async (values: Record<string, string | string[]>) => {
    await driver().submit(facilitator, undefined, { [BLOCKS.rowName]: 'a sale', ...values });
    await kakehashi.rehearsal.waitFor(() => driver().modal(facilitator)?.callbackId === VIEWS.allowData);
    await driver().closeView(facilitator);
    const { store } = kakehashi.service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const [table] = await store.ownData.inCohort(TEAM, cohort?.id ?? '');
    const parts = await store.ownData.partsOf(TEAM, table?.id ?? '');
    const text = brotliDecompressSync(Buffer.concat(parts)).toString();
    return { settings: table?.settings, types: table?.types, lines: text.trim().split('\n') };
  };
  const shows = (text: string) =>
    kakehashi.rehearsal.waitFor(() => {
      const modal = driver().modal(facilitator);
      const shown = JSON.stringify(modal?.blocks ?? []);
      return modal?.callbackId === VIEWS.chooseData && shown.includes(JSON.stringify(text).slice(1, -1))
        ? shown
        : undefined;
    });
  const bring = () =>
    bringTable(kakehashi, { channel, facilitator, name: 'sales.csv', bytes: Buffer.from(GRADES.join('\n')) });

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery);
    await startCohort(kakehashi.rehearsal, { channel, facilitator }, { locale });
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('marks of missing cells that nobody changes count where they were found', async () => {
    const form = await bring();
    expect(JSON.stringify(form.blocks)).toContain('A / B / -');
    expect(JSON.stringify(form.blocks)).toContain('"initial_value":"-"');
    const { settings, lines } = await stored({});
    expect(settings?.choices).toEqual({});
    // The apostrophe keeps a spreadsheet from taking the cell for a formula.
    expect(lines.slice(1, 5)).toEqual(['A,10', 'B,12', "'-,14", 'x,']);
  });

  test('marks of missing cells that someone types count in every column', async () => {
    await bring();
    const { settings, lines } = await stored({ [BLOCKS.marks]: '-、 x' });
    expect(settings?.choices).toEqual({ missing: ['-', 'x'] });
    expect(lines.slice(1, 5)).toEqual(['A,10', 'B,12', ',14', ',']);
  });

  test('another encoding or decimal mark shows the table again before it is stored, without the columns left out', async () => {
    const rows = Array.from({ length: 9 }, (_, n) => `佐藤 花子,東京,${n + 1}.500`);
    const bytes = Buffer.from(['担当者,地域,revenue', ...rows, ''].join('\n'));
    const form = await bringTable(kakehashi, { channel, facilitator, name: 'sales.csv', bytes });
    const shown = JSON.stringify(form.blocks);
    expect(shown).toContain(say('own-data.automatic-found', { found: 'UTF-8' }));
    expect(shown).toContain(say('own-data.automatic-found', { found: say('own-data.decimal.point') }));
    const western = { [BLOCKS.rowName]: 'a sale', [BLOCKS.encoding]: 'windows-1252', [BLOCKS.decimal]: ',' };
    await driver().submit(facilitator, undefined, western);
    const again = await shows(say('own-data.read-as-chosen'));
    // The UTF-8 of 担当者 and 地域.
    const [who, where] = ['æ‹…å½“è€…', 'åœ°åŸŸ'];
    expect(again).toContain(where);
    expect(again).not.toContain('地域');
    expect(again).toContain('1500 / 2500 / 3500');
    const { settings, lines } = await stored({});
    expect(settings).toMatchObject({ choices: { encoding: 'windows-1252', decimal: ',' }, leftOut: [who] });
    expect(settings).not.toHaveProperty('unseen');
    expect(lines[0]).toBe(`${where},revenue`);
    expect(lines[2]?.split(',').at(-1)).toBe('2500');
  });

  test('columns that someone has read as words are shown again, stored as words, and never predicted', async () => {
    const rows = Array.from({ length: 9 }, (_, n) => `11:${n + 10},${n + 1},${n}.5`);
    const bytes = Buffer.from(['score,code,revenue', ...rows, ''].join('\n'));
    const form = await bringTable(kakehashi, { channel, facilitator, name: 'sales.csv', bytes });
    const line = (type: string) => say('list.note', { text: '*score*', note: say(`own-data.type.${type}`) });
    expect(JSON.stringify(form.blocks)).toContain(line('date'));
    const values = { [BLOCKS.rowName]: 'a sale', [BLOCKS.unit]: 'EUR', [BLOCKS.target]: '2' };
    const refused = await driver().submit(facilitator, undefined, { ...values, [BLOCKS.asWords]: ['0', '2'] });
    expect(refused.errors).toEqual({ [BLOCKS.asWords]: say('error.own_data_target_as_words', { column: 'revenue' }) });
    await driver().submit(facilitator, undefined, { ...values, [BLOCKS.asWords]: ['0', '1'] });
    const again = await shows(say('own-data.read-as-chosen'));
    expect(again).toContain(line('categorical'));
    expect(again).toContain('"initial_value":"EUR"');
    const { settings, types, lines } = await stored({});
    expect(settings).toMatchObject({ choices: { types: { score: 'categorical', code: 'categorical' } }, unit: 'EUR' });
    expect(types).toEqual({ score: 'categorical', code: 'categorical', revenue: 'numeric' });
    expect(lines[1]).toBe('11:10,1,0.5');
  });

  test('more than a hundred columns that are left out come back chosen, and stay out', async () => {
    const names = Array.from({ length: 130 }, (_, n) => `c${n}`);
    const rows = Array.from({ length: 9 }, (_, row) => names.map((_, n) => `${row + n}.5`).join());
    const bytes = Buffer.from([names.join(), ...rows, ''].join('\n'));
    await bringTable(kakehashi, { channel, facilitator, name: 'sales.csv', bytes });
    const places = names.map((_, place) => String(place));
    const out = { [BLOCKS.leftOut]: places.slice(0, 100), [`${BLOCKS.leftOut}.2`]: places.slice(100, 125) };
    const values = { [BLOCKS.rowName]: 'a sale', [`${BLOCKS.asWords}.2`]: ['127'], ...out };
    await driver().submit(facilitator, undefined, values);
    await shows(say('own-data.read-as-chosen'));
    const { settings, types, lines } = await stored({});
    expect(settings?.leftOut).toEqual(names.slice(0, 125));
    expect(types).toMatchObject({ c127: 'categorical', c129: 'numeric' });
    expect(lines[0]).toBe('c125,c126,c127,c128,c129');
  });

  test('an encoding that the file is not in is refused in the form, which shows the table as it was found', async () => {
    await bring();
    const values = { [BLOCKS.rowName]: 'a sale', [BLOCKS.unit]: 'EUR', [BLOCKS.encoding]: 'utf-16le' };
    await driver().submit(facilitator, undefined, values);
    const again = await shows(say('error.own_data_read_otherwise'));
    expect(again).toContain('"initial_value":"EUR"');
    expect(again).toContain(say('own-data.automatic-found', { found: 'UTF-8' }));
    const { settings } = await stored({});
    expect(settings).toMatchObject({ choices: {}, unit: 'EUR', target: 'revenue' });
  });
});
