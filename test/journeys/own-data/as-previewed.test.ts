import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLOCKS, VIEWS } from '../../../src/slack/app/ids.ts';
import { bringTable } from '../../helpers/bring-table.ts';
import { type Kakehashi, PLACES, TEAM } from '../../helpers/post-analyze.ts';
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
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  /** Submits the form, and resolves with the rows that are stored. */
  const stored = async (values: Record<string, string>) => {
    await driver().submit(facilitator, undefined, { [BLOCKS.rowName]: 'a sale', ...values });
    await kakehashi.rehearsal.waitFor(() => driver().modal(facilitator)?.callbackId === VIEWS.allowData);
    await driver().closeView(facilitator);
    const { store } = kakehashi.service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const [table] = await store.ownData.inCohort(TEAM, cohort?.id ?? '');
    const parts = await store.ownData.partsOf(TEAM, table?.id ?? '');
    const text = brotliDecompressSync(Buffer.concat(parts)).toString();
    return { settings: table?.settings, lines: text.trim().split('\n') };
  };
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
});
