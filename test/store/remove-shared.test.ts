import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenStore } from '../../src/store/open-store.ts';
import { sharedDataset } from '../../src/team/own-data.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { at, cohortOf, fresh, lessonOf, resultOf, runOf } from './fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

/** A finished run on a data set, with the task that was picked for it, and a decision about the same data. */
async function runOn(dataset: string) {
  const { store } = opened;
  const cohort = cohortOf();
  const { teamId, id: cohortId } = cohort;
  const lesson = lessonOf(cohort);
  const run = runOf(lesson, { dataset });
  await store.cohorts.create(cohort);
  await store.lessons.create(teamId, lesson);
  await store.runs.create(teamId, run);
  await store.runs.complete(teamId, run.id, resultOf({ rows: 60 }, 'takings'));
  await store.tasks.keep(teamId, run.id, {
    task: 'keep',
    picked: 'takings',
    answer: 99,
    before: 98,
    target: 'takings',
  });
  await store.decisions.add(teamId, {
    id: fresh('decision'),
    cohortId,
    process: 'prepare',
    what: { kind: 'keep-column', column: 'takings' },
    dataset,
    from: { source: 'request', requestId: 'r1' },
    byId: 'bob',
    keptById: 'ada',
    at: at(5),
  });
  return async () => ({
    run: await store.runs.byId(teamId, run.id),
    task: await store.tasks.ofRun(teamId, run.id),
    decisions: await store.decisions.inCohort(teamId, cohortId),
  });
}

it('a table that an operator removes takes what its runs have found with it, and nothing of other tables', async () => {
  const [gone, kept] = [fresh('table'), fresh('table')];
  const [shown, other] = [await runOn(sharedDataset(gone)), await runOn(sharedDataset(kept))];
  expect(JSON.stringify(await shown())).toContain('takings');
  const before = await other();
  await opened.removeShared(gone);
  expect(JSON.stringify(await shown())).not.toContain('takings');
  expect(await shown()).toMatchObject({ task: undefined, decisions: [], run: { state: 'done' } });
  expect(await other()).toEqual(before);
});
