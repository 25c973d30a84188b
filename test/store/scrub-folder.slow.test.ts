import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { cohortOf, lessonOf, requestOf } from './fixtures.ts';

const WORD = 'Kanarienvogel';
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kakehashi-scrub-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function filesHolding(text: string, folder = dir): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name);
}

it('a stop after an erasure takes the words out of every file, those of earlier logs too, and any other stop does not', async () => {
  const cohort = cohortOf();
  const first = await openStore({ dir });
  await first.store.cohorts.create(cohort);
  const lesson = lessonOf(cohort);
  await first.store.lessons.create(cohort.teamId, lesson);
  for (let n = 0; n < 20; n += 1) {
    await first.store.requests.create(cohort.teamId, requestOf(lesson, { askerId: 'U1', text: `${WORD} ${n}` }));
  }
  // PostgreSQL keeps a full log for later use, under another name.
  await first.pool.query('SELECT pg_switch_wal()');
  await first.pool.query('CHECKPOINT');
  await first.pool.query('ANALYZE');
  await first.pool.query('DELETE FROM kakehashi.request WHERE body LIKE $1', ['% 3']);
  await first.close();
  expect(filesHolding(WORD)).not.toEqual([]);

  const second = await openStore({ dir });
  await second.store.people.erase(cohort.teamId, 'U1', { pseudonym: 'UGONE1', words: '—' });
  expect(filesHolding(WORD)).not.toEqual([]);
  await second.close();
  expect(filesHolding(WORD)).toEqual([]);

  const third = await openStore({ dir });
  expect((await third.store.requests.askedBy(cohort.teamId, 'UGONE1', 99)).map(({ text }) => text)).toEqual(
    Array.from({ length: 19 }, () => '—'),
  );
  expect((await third.pool.query('SELECT 1 FROM kakehashi.scrub')).rows).toEqual([]);
  await third.close();
});

it('a start does what a process that was killed after the erasure has left', async () => {
  const cohort = cohortOf();
  const live = await openStore({ dir });
  await live.store.cohorts.create({ ...cohort, facilitatorId: WORD });
  await live.store.people.erase(cohort.teamId, WORD, { pseudonym: 'UGONE2', words: '—' });
  // What a kill leaves is the folder as it is now.
  const left = join(dir, 'left');
  await cp(join(dir, 'postgres'), join(left, 'postgres'), { recursive: true });
  await live.close();
  expect(filesHolding(WORD, left)).not.toEqual([]);
  const next = await openStore({ dir: left });
  expect(filesHolding(WORD, left)).toEqual([]);
  expect(await next.store.cohorts.byId(cohort.teamId, cohort.id)).toMatchObject({ facilitatorId: 'UGONE2' });
  await next.close();
});
