import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { settleTold } from '../../../src/flow/requests/settle-told.ts';
import type { Content } from '../../../src/messages/content.ts';
import { digestKey, newsKey } from '../../../src/messages/post-keys.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { assignmentOf, at, cohortOf, fresh, lessonOf, ratings, requestOf } from '../../store/fixtures.ts';

let opened: OpenStore;
let announced: string[];
beforeAll(async () => {
  opened = await borrowDatabase();
});
beforeEach(() => {
  announced = [];
});
afterAll(() => opened.close());

/** A request to bob in a digest beside another one, and in a review that dan is asked for. */
async function told() {
  const { store } = opened;
  const cohort = cohortOf(fresh('T'));
  const { teamId } = cohort;
  const lesson = lessonOf(cohort);
  await store.cohorts.create(cohort);
  await store.lessons.create(teamId, lesson);
  const [request, other] = [requestOf(lesson), requestOf(lesson)];
  for (const each of [request, other]) await store.requests.create(teamId, each);
  const entry = (requestId: string) => ({
    requestId,
    channelId: cohort.channelId,
    asker: 'ada',
    role: 'domain-expert' as const,
    kind: 'information' as const,
    text: 'What does a blank mean?',
    askedAt: at(3).toISOString(),
  });
  const requests = [entry(request.id), entry(other.id)];
  const asked = { type: 'review-asked' as const, requestId: request.id, to: 'dan', asker: 'ada', roles: [] };
  const keys = { digest: digestKey('bob', '2026-12-10'), news: newsKey(fresh('news')) };
  const post = (key: string, channelId: string, content: Content) =>
    store.posts.add({ teamId, channelId, key, locale: 'en', content });
  await post(keys.digest, 'bob', { type: 'digest', to: 'bob', requests });
  await post(keys.news, 'dan', { type: 'news', to: 'dan', items: [asked] });
  const jobs = { enqueue: async (_: string, place: object) => void announced.push(JSON.stringify(place)) };
  const settle = () => settleTold({ store, jobs, log: memoryLog() }, { teamId, requestId: request.id });
  const contentOf = async (key: string) => (await store.posts.byKey(teamId, key))?.content;
  const digest = async () => {
    const content = await contentOf(keys.digest);
    return content?.type === 'digest' ? content.requests : undefined;
  };
  const news = async () => {
    const content = await contentOf(keys.news);
    return content?.type === 'news' ? content.items : undefined;
  };
  const save = (more: Parameters<typeof assignmentOf>[0]) =>
    store.requests.save(teamId, { ...request, assignments: [assignmentOf(more)] });
  return { teamId, request, requests, asked, settle, digest, news, save };
}

it('a digest says what became of a request, leaves the others alone, and lets one that waits again wait', async () => {
  const { settle, digest, save, requests } = await told();
  const [first, second] = requests;
  await settle();
  expect(await digest()).toEqual(requests);
  for (const [state, how] of [
    [{ state: 'answered' }, { how: 'answered', by: 'bob' }],
    [{ state: 'declined' }, { how: 'declined', by: 'bob' }],
    [
      { assigneeId: 'cyd', passed: ['bob'] },
      { how: 'passed', by: 'cyd' },
    ],
  ] as const) {
    await save({ ...state, passed: [] });
    await settle();
    expect(await digest()).toEqual([{ ...first, settled: how }, second]);
  }
  await save({});
  await settle();
  expect(await digest()).toEqual(requests);
});

it('a review that is asked for is settled by one’s own, or when there are enough', async () => {
  const { store } = opened;
  const { teamId, request, settle, news, asked } = await told();
  const review = (user: string) => store.reviews.complete(teamId, request.id, user, { ratings, comment: '' });
  for (const user of ['eve', 'fay', 'gus', 'dan']) await store.reviews.start(teamId, request.id, user, at(5));
  for (const user of ['eve', 'fay']) await review(user);
  await settle();
  expect(await news()).toEqual([asked]);
  await review('gus');
  await settle();
  expect(await news()).toEqual([{ ...asked, settled: 'full' }]);
  await review('dan');
  await settle();
  expect(await news()).toEqual([{ ...asked, settled: 'reviewed' }]);
});

it('announces each person’s direct messages once', async () => {
  const { teamId, settle } = await told();
  await settle();
  expect(announced.toSorted()).toEqual(['bob', 'dan'].map((channelId) => JSON.stringify({ teamId, channelId })));
});
