import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenStore } from '../../src/store/open-store.ts';
import type { Cohort } from '../../src/team/cohort.ts';
import { beginWorkshop, change, type Workshop } from '../../src/team/workshop.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { at, cohortOf, fresh } from './fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

async function begin(more: Partial<Cohort> = {}): Promise<{ cohort: Cohort; workshop: Workshop }> {
  const cohort = cohortOf();
  await opened.store.cohorts.create(cohort);
  if (more.paused !== undefined) await opened.store.cohorts.setSettings({ ...cohort, ...more });
  const workshop = beginWorkshop({
    teamId: cohort.teamId,
    id: fresh('workshop'),
    cohortId: cohort.id,
    startedBy: 'fay',
    startedAt: at(0),
    blocks: [
      { kind: 'opening', minutes: 10 },
      { kind: 'lesson', process: 'analyze', minutes: 14 },
    ],
    groupSize: 2,
    standInAfter: 8,
    seed: 2 ** 31 - 1,
    paceBefore: 'relaxed',
  });
  return { cohort, workshop };
}

it('keeps a workshop as it was, through each of its states', async () => {
  const { workshops } = opened.store;
  const { cohort, workshop } = await begin();
  expect(await workshops.create(workshop)).toBe(true);
  expect(await workshops.byId(cohort.teamId, workshop.id)).toEqual(workshop);
  const paused = change(workshop, 'pause', at(3)).workshop;
  await workshops.save(paused);
  expect(await workshops.ofCohort(cohort.teamId, cohort.id)).toEqual(paused);
  const over = change(change(paused, 'resume', at(9)).workshop, 'end', at(9)).workshop;
  await workshops.save(over);
  expect(await workshops.byId(cohort.teamId, workshop.id)).toEqual(over);
  expect(await workshops.ofCohort(cohort.teamId, cohort.id)).toBeUndefined();
});

it('lets a cohort have one workshop at a time, and another one afterwards', async () => {
  const { workshops } = opened.store;
  const { workshop } = await begin();
  const second = { ...workshop, id: fresh('workshop') };
  expect(await workshops.create(workshop)).toBe(true);
  expect(await workshops.create(workshop)).toBe(false);
  expect(await workshops.create(second)).toBe(false);
  await workshops.save(change(workshop, 'end', at(1)).workshop);
  expect(await workshops.create(second)).toBe(true);
});

it('lists the workshops that the app leads, and tells when the next one is due', async () => {
  const { workshops } = opened.store;
  const { workshop } = await begin();
  const { workshop: resting } = await begin({ paused: true });
  await workshops.create(workshop);
  await workshops.create(resting);
  const ids = async () => (await workshops.on()).map(({ id }) => id);
  expect(await ids()).toContain(workshop.id);
  expect(await ids()).not.toContain(resting.id);
  // The first word comes five minutes before the end of the opening.
  expect(await workshops.nextDue()).toEqual(at(5));
  await workshops.save(change(workshop, 'end', at(1)).workshop);
  expect(await ids()).not.toContain(workshop.id);
});

it('keeps pairs by step, the newest first, and notes in order, each once', async () => {
  const { workshops } = opened.store;
  const { cohort, workshop } = await begin();
  const { teamId } = cohort;
  await workshops.create(workshop);
  const first = [
    { asker: 'ada', asked: 'bob', role: 'operator' },
    { asker: 'bob', role: 'architect' },
  ];
  const second = [{ asker: 'bob', asked: 'ada', role: 'data-scientist' }];
  await workshops.addPairs(teamId, workshop.id, 3, first);
  await workshops.addPairs(teamId, workshop.id, 6, second);
  await workshops.addPairs(teamId, workshop.id, 6, second);
  expect(await workshops.pairs(teamId, workshop.id)).toEqual([second, first]);
  const notes = [1, 2].map((minute) => ({ id: fresh('note'), authorId: 'ada', text: 'a\'b"c', at: at(minute) }));
  for (const note of notes.toReversed()) expect(await workshops.park(teamId, workshop.id, note)).toBe(true);
  for (const note of notes) expect(await workshops.park(teamId, workshop.id, note)).toBe(false);
  expect(await workshops.parked(teamId, workshop.id)).toEqual(notes);
});
