import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCipher } from '../../src/store/cipher.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { storeOn } from '../../src/store/open-store.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { ownDataOf } from '../helpers/own-table.ts';
import { cohortOf, lessonOf, runOf } from './fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

const CONTENT = Buffer.from('region,revenue\nNorth,120\n'.repeat(40_000));
const [OLD, NEW] = [randomBytes(32), randomBytes(32)];

test('tables and files change their key, also from none and to none, and read the same each time', async () => {
  const cohort = cohortOf();
  const { teamId } = cohort;
  const with_ = (keys: Parameters<typeof createCipher>[0]) => storeOn(opened.pool, async () => {}, createCipher(keys));
  const plain = with_({});
  const lesson = lessonOf(cohort);
  const run = runOf(lesson);
  await plain.store.cohorts.create(cohort);
  await plain.store.lessons.create(teamId, lesson);
  await plain.store.runs.create(teamId, run);
  const data = ownDataOf({ teamId, cohortId: cohort.id });
  await plain.store.ownData.create(data);
  await plain.store.ownData.keep(teamId, data.id, { rows: 1, columns: 2, parts: [CONTENT, CONTENT.subarray(3)] });
  const file = { id: 'f', runId: run.id, kind: 'dataset', filename: 'dataset.csv', mediaType: 'text/csv' };
  await plain.store.artifacts.add(teamId, { ...file, content: CONTENT });

  const stored = async () =>
    (
      await opened.pool.query<{ bytes: Buffer }>(
        'SELECT content AS bytes FROM kakehashi.own_data_part UNION ALL SELECT content FROM kakehashi.artifact',
      )
    ).rows.map(({ bytes }) => bytes.includes('North'));
  const reads = async ({ store }: OpenStore) => {
    const parts = await store.ownData.partsOf(teamId, data.id);
    expect(parts.map((part) => Buffer.compare(part, CONTENT))).toEqual([0, expect.any(Number)]);
    expect(Buffer.compare(parts[1] ?? Buffer.alloc(0), CONTENT.subarray(3))).toBe(0);
    const whole = Buffer.concat([...((await store.artifacts.byId(teamId, 'f'))?.slices ?? [])]);
    expect(whole.equals(CONTENT)).toBe(true);
    const packed = await store.artifacts.packed(teamId, run.id, 'dataset');
    expect(Buffer.from(packed?.content ?? []).equals(CONTENT)).toBe(true);
    expect((await store.artifacts.namesOfRun(teamId, run.id)).map(({ size }) => size)).toEqual([CONTENT.byteLength]);
  };

  expect(await stored()).toEqual([true, true, true]);
  const first = with_({ current: OLD });
  await reads(first);
  expect(await first.reseal()).toBe(3);
  expect(await stored()).toEqual([false, false, false]);
  await reads(first);
  // Both keys are known until all has the new one.
  const second = with_({ current: NEW, before: OLD });
  await reads(second);
  expect(await second.reseal()).toBe(3);
  expect(await second.reseal()).toBe(0);
  await reads(with_({ current: NEW }));
  await expect(with_({ current: OLD }).reseal()).rejects.toThrow('own_data_key');
  expect(await with_({ before: NEW }).reseal()).toBe(3);
  expect(await stored()).toEqual([true, true, true]);
  await reads(plain);
  await opened.store.artifacts.replace(teamId, 'f', { id: 'g', content: Buffer.from('x') });
});
