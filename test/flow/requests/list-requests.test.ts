import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Request } from '../../../src/exercise/request.ts';
import { listRequests } from '../../../src/flow/requests/list-requests.ts';
import { lessonKey, requestKey } from '../../../src/messages/post-keys.ts';
import { requestContent } from '../../../src/messages/request-content.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { at, cohortOf, fresh, lessonOf, postOf, requestOf } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

async function course() {
  const { store } = opened;
  const cohort = cohortOf(fresh('T'));
  const lesson = lessonOf(cohort);
  await store.cohorts.create(cohort);
  await store.lessons.create(cohort.teamId, lesson);
  await store.posts.add(postOf(cohort, { key: lessonKey(lesson.id) }));
  /** Asks, and lists as the delivery of the request's message does. */
  const ask = async (text: string, minute: number, threadKey?: string): Promise<Request> => {
    const request = requestOf(lesson, { text, createdAt: at(minute) });
    await store.requests.create(cohort.teamId, request);
    const content = requestContent(request, { done: 0, invited: 0 });
    const thread = threadKey === undefined ? {} : { threadKey };
    await store.posts.add(postOf(cohort, { key: requestKey(request.id), content, ...thread }));
    await list(request);
    return request;
  };
  const list = async ({ id }: Request) => {
    const post = await store.posts.byKey(cohort.teamId, requestKey(id));
    if (post === undefined) throw new Error('no post');
    await listRequests(store, post);
  };
  const found = () => store.posts.byKey(cohort.teamId, lessonKey(lesson.id, 'requests'));
  const rows = async () => {
    const content = (await found())?.content;
    return content?.type === 'request-list' ? content.requests.map(({ about, state }) => [about, state]) : undefined;
  };
  return { cohort, lesson, ask, list, found, rows };
}

it('a lesson’s thread has one list of its requests, the newest first, with their states', async () => {
  const { cohort, lesson, ask, list, found, rows } = await course();
  const first = await ask('The first question?', 5);
  expect((await found())?.threadKey).toBe(lessonKey(lesson.id));
  await ask('The second question?', 6);
  await opened.store.requests.save(cohort.teamId, { ...first, state: 'answered' });
  await list(first);
  expect(await rows()).toEqual([
    ['The second question?', 'asked'],
    ['The first question?', 'answered'],
  ]);
  const { revision } = (await found()) ?? {};
  await list(first);
  expect((await found())?.revision).toBe(revision);
});

it('the outbox delivers the list after the requests that it links to, also one asked later', async () => {
  const { cohort, lesson, ask } = await course();
  const asked = [await ask('The first question?', 5), await ask('The second question?', 6)];
  const waiting = await opened.store.deliveries.undelivered(cohort, 99);
  expect(waiting.map(({ key }) => key)).toEqual([
    lessonKey(lesson.id),
    ...asked.map(({ id }) => requestKey(id)),
    lessonKey(lesson.id, 'requests'),
  ]);
});

it('a request in the lesson’s thread, as an earlier release posted it, starts no list but is in one', async () => {
  const { lesson, ask, rows } = await course();
  await ask('An earlier question?', 5, lessonKey(lesson.id));
  expect(await rows()).toBeUndefined();
  await ask('A new question?', 6);
  expect(await rows()).toEqual([
    ['A new question?', 'asked'],
    ['An earlier question?', 'asked'],
  ]);
});
