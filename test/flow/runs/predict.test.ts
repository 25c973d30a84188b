import { afterAll, beforeAll, expect, it } from 'vitest';
import { predict } from '../../../src/flow/runs/predict.ts';
import { packFile } from '../../../src/jobs/compute/packing.ts';
import type { Run } from '../../../src/steps/run.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { parseTable } from '../../../src/table/parse-table.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { computeHere } from '../../helpers/compute-here.ts';
import { runSteps } from '../../helpers/run-steps.ts';
import { cohortOf, fresh, lessonOf, resultOf, runOf } from '../../store/fixtures.ts';

/** Shops: sales grow with the size, whatever the day. */
const shops = Array.from({ length: 60 }, (_, i) => `${20 + i * 5},${(i * 7) % 11},${100 + i * 10}`);
let opened: OpenStore;
let teamId: string;
let trained: Run;
let tested: Run;
let unfinished: Run;
beforeAll(async () => {
  opened = await borrowDatabase();
  const { store } = opened;
  const cohort = cohortOf();
  teamId = cohort.teamId;
  await store.cohorts.create(cohort);
  const lesson = lessonOf(cohort, { process: 'train' });
  await store.lessons.create(teamId, lesson);
  const table = parseTable(new TextEncoder().encode(`Size,Day,Sales\n${shops.join('\n')}\n`));
  const parameters = { train: { trees: 5 } };
  const outcome = (await runSteps({ processes: ['train'], table, target: 'Sales', parameters })).get('train');
  if (outcome === undefined) throw new Error('Train did not run');
  trained = runOf(lesson, { process: 'train' });
  tested = runOf(lesson, { process: 'test' });
  unfinished = runOf(lesson, { process: 'train' });
  await store.runs.create(teamId, trained);
  for (const file of outcome.artifacts) {
    await store.artifacts.add(teamId, { ...packFile(file), id: fresh('file'), runId: trained.id });
  }
  await store.runs.complete(teamId, trained.id, resultOf({}, 'trained'));
  // A lesson has one unfinished run at a time.
  await store.runs.create(teamId, tested);
  await store.runs.complete(teamId, tested.id, { ...resultOf({}, 'tested'), previous: { train: trained.id } });
  await store.runs.create(teamId, unfinished);
});
afterAll(() => opened.close());

const ask = (run: Run, answers?: readonly string[]) =>
  predict(
    { store: opened.store, compute: computeHere },
    { teamId, runId: run.id, userId: 'ada', ...(answers === undefined ? {} : { answers }) },
  );
const sales = async (run: Run, answers: readonly string[]) => (await ask(run, answers)).predicted?.forest;

it('first returns the questions of the model', async () => {
  const prediction = await ask(trained);
  expect(prediction.questions.map(({ column }) => column)).toEqual(['Size', 'Day']);
  expect(prediction.predicted).toBeUndefined();
});

it('predicts more for a larger shop, from a run of Train and from the run of Test that tested its model', async () => {
  const small = await sales(trained, ['30', '5']);
  expect(small).toBeGreaterThan(0);
  expect(await sales(trained, ['300', '5'])).toBeGreaterThan(small ?? 0);
  expect(await sales(tested, ['30', '5'])).toBe(small);
});

it('refuses an answer that isn’t a number, and a run without a model', async () => {
  await expect(ask(trained, ['large', '5'])).rejects.toMatchObject({ code: 'cell_not_numeric' });
  await expect(ask(unfinished)).rejects.toMatchObject({ code: 'stale_button' });
});

it('refuses a person who has left the channel', async () => {
  await opened.store.members.setDeparted(teamId, trained.cohortId, 'ada', new Date());
  await expect(ask(trained)).rejects.toMatchObject({ code: 'not_in_cohort' });
});
