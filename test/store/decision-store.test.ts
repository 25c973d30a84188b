import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Decided, Decision } from '../../src/exercise/decision.ts';
import { NO_WORDS } from '../../src/flow/members/erase-content.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import type { Cohort } from '../../src/team/cohort.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { at, cohortOf, fresh } from './fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

const decisionOf = (cohort: Cohort, minute: number, what: Decided, more: Partial<Decision> = {}): Decision => ({
  id: fresh('decision'),
  cohortId: cohort.id,
  process: 'prepare',
  what,
  dataset: cohort.dataset,
  from: { source: 'request', requestId: 'r1', replyId: 'm1' },
  byId: 'bob',
  role: 'domain-expert',
  keptById: 'ada',
  at: at(minute),
  ...more,
});

async function newCohort(): Promise<Cohort> {
  const cohort = cohortOf();
  await opened.store.cohorts.create(cohort);
  return cohort;
}

it('keeps every kind of decision as it was, oldest first, and each once', async () => {
  const { decisions } = opened.store;
  const cohort = await newCohort();
  const { teamId } = cohort;
  const all = [
    decisionOf(cohort, 1, { kind: 'keep-column', column: 'Neighborhood' }),
    decisionOf(cohort, 2, { kind: 'drop-column', column: 'a\'b"c' }, { from: { source: 'request', requestId: 'R1' } }),
    decisionOf(cohort, 3, { kind: 'blank-means', column: 'PoolQC', meaning: 'none' }),
    decisionOf(cohort, 4, { kind: 'order-categories', column: 'ExterQual', by: ['Fa', 'TA', 'Gd'] }),
    decisionOf(cohort, 5, { kind: 'order-categories', column: 'Neighborhood', by: 'target-median' }),
    decisionOf(
      cohort,
      6,
      { kind: 'statement', text: '10% off is fine' },
      { from: { source: 'presentation', presentationId: 'p1' } },
    ),
  ];
  const { role: _, ...withoutRole } = decisionOf(cohort, 7, { kind: 'statement', text: 'so be it' });
  for (const decision of [...all, withoutRole].reverse()) expect(await decisions.add(teamId, decision)).toBe(true);
  for (const decision of all) expect(await decisions.add(teamId, decision)).toBe(false);
  expect(await decisions.inCohort(teamId, cohort.id)).toEqual([...all, withoutRole]);
  expect(await decisions.byId(teamId, all[5]?.id ?? '')).toEqual(all[5]);
  expect(await decisions.byId(teamId, 'none')).toBeUndefined();
});

it('withdraws a decision once, and the first who did it stays', async () => {
  const { decisions } = opened.store;
  const cohort = await newCohort();
  const decision = decisionOf(cohort, 1, { kind: 'keep-column', column: 'a' });
  await decisions.add(cohort.teamId, decision);
  expect(await decisions.withdraw(cohort.teamId, decision.id, { byId: 'cyd', at: at(2) })).toBe(true);
  expect(await decisions.withdraw(cohort.teamId, decision.id, { byId: 'dan', at: at(3) })).toBe(false);
  expect(await decisions.inCohort(cohort.teamId, cohort.id)).toEqual([
    { ...decision, withdrawn: { byId: 'cyd', at: at(2) } },
  ]);
});

it('a statement leaves with the one whose word it is, and with the one who typed it; other decisions lose the names alone', async () => {
  const { decisions, people } = opened.store;
  const cohort = await newCohort();
  const { teamId, id } = cohort;
  const said = decisionOf(cohort, 1, { kind: 'statement', text: 'said by Bob' });
  const typed = decisionOf(cohort, 2, { kind: 'statement', text: 'typed by Bob' }, { byId: 'cyd', keptById: 'bob' });
  const other = decisionOf(cohort, 3, { kind: 'statement', text: 'not about Bob' }, { byId: 'cyd', keptById: 'dan' });
  const column = decisionOf(cohort, 4, { kind: 'keep-column', column: 'Neighborhood' });
  for (const decision of [said, typed, other, column]) await decisions.add(teamId, decision);
  await decisions.withdraw(teamId, other.id, { byId: 'bob', at: at(5) });
  expect((await people.rowsOf(teamId, 'bob')).decision).toHaveLength(4);
  expect(await people.cohortsOf(teamId, 'bob')).toEqual([id]);
  const counted = await people.erase(teamId, 'bob', { pseudonym: 'UGONE1', words: NO_WORDS });
  expect(counted.texts).toBe(2);
  expect((await people.rowsOf(teamId, 'bob')).decision).toBeUndefined();
  const left = await decisions.inCohort(teamId, id);
  expect(left.map(({ what }) => what)).toEqual([
    { kind: 'statement', text: NO_WORDS },
    { kind: 'statement', text: NO_WORDS },
    other.what,
    column.what,
  ]);
  expect(JSON.stringify(left)).not.toContain('bob');
  expect(left[3]).toMatchObject({ byId: 'UGONE1', role: 'domain-expert' });
  expect(left[2]?.withdrawn?.byId).toBe('UGONE1');
});

it('the end of a course takes the texts of its statements, and no other course’s', async () => {
  const { decisions, people } = opened.store;
  const [cohort, other] = [await newCohort(), await newCohort()];
  for (const each of [cohort, other]) {
    await decisions.add(each.teamId, decisionOf(each, 1, { kind: 'statement', text: 'words' }));
    await decisions.add(each.teamId, decisionOf(each, 2, { kind: 'drop-column', column: 'a' }));
  }
  expect(await people.eraseCohort(cohort, { words: NO_WORDS, files: [] })).toEqual({ texts: 1, files: 0 });
  const texts = async ({ teamId, id }: Cohort) => (await decisions.inCohort(teamId, id)).map(({ what }) => what);
  expect(await texts(cohort)).toEqual([
    { kind: 'statement', text: NO_WORDS },
    { kind: 'drop-column', column: 'a' },
  ]);
  expect((await texts(other))[0]).toEqual({ kind: 'statement', text: 'words' });
});
