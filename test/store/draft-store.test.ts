import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenStore } from '../../src/store/open-store.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { at, cohortOf, lessonOf, requestOf } from './fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

it('keeps the latest draft of each person, cohort and lesson until the request is sent', async () => {
  const { cohorts, drafts, lessons, requests } = opened.store;
  const cohort = cohortOf();
  const lesson = lessonOf(cohort);
  const request = requestOf(lesson);
  const { teamId } = cohort;
  await cohorts.create(cohort);
  await lessons.create(teamId, lesson);
  const key = { teamId, cohortId: cohort.id, process: lesson.process, userId: 'ada' };
  const draft = (minute: number, text: string) => ({ ...key, roles: ['operator'], text, savedAt: at(minute) });
  expect(await drafts.save(draft(2, 'two'), request.id)).toBe(true);
  expect(await drafts.save(draft(1, 'one, late'), request.id)).toBe(false);
  expect(await drafts.of(key)).toEqual(draft(2, 'two'));
  expect(await drafts.of({ ...key, userId: 'bob' })).toBeUndefined();
  const worded = { ...draft(3, 'three'), kind: 'review' as const };
  expect(await drafts.save(worded, request.id)).toBe(true);
  expect(await drafts.of(key)).toEqual(worded);
  await requests.create(teamId, request);
  await drafts.remove(key);
  expect(await drafts.save(draft(9, 'late'), request.id)).toBe(false);
  expect(await drafts.of(key)).toBeUndefined();
});
