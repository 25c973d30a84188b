import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellNews } from '../../src/flow/tell-news.ts';
import type { NewsItem } from '../../src/messages/content.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { fresh } from '../store/fixtures.ts';

const NOW = new Date('2026-04-15T03:00:00Z');

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

const item = (to: string, requestId: string): NewsItem => ({
  type: 'review-asked',
  requestId,
  to,
  channel: 'C1',
  asker: 'ada',
  roles: ['operator'],
});
const tell = (teamId: string, to: string, requestId: string) =>
  opened.store.transaction((tx) =>
    tellNews(tx, { teamId, locale: 'en', key: fresh('news'), now: NOW }, item(to, requestId)),
  );
const waiting = async (teamId: string, to: string) =>
  (await opened.store.deliveries.undelivered({ teamId, channelId: to }, 99)).map(({ content }) =>
    content.type === 'news' ? content.items.map((each) => 'requestId' in each && each.requestId) : [],
  );

it('what comes together for one person is one message, and each person has their own', async () => {
  const teamId = fresh('T');
  for (const id of ['q1', 'q2', 'q3']) await tell(teamId, 'bob', id);
  await tell(teamId, 'cyd', 'q1');
  await tell(fresh('T'), 'bob', 'q9');
  expect(await waiting(teamId, 'bob')).toEqual([['q1', 'q2', 'q3']]);
  expect(await waiting(teamId, 'cyd')).toEqual([['q1']]);
});

it('what comes after a delivery has begun is the next message, so that nothing is lost or told twice', async () => {
  const teamId = fresh('T');
  await tell(teamId, 'bob', 'q1');
  const [first] = await opened.store.deliveries.undelivered({ teamId, channelId: 'bob' }, 9);
  if (first === undefined) throw new Error('nothing waits');
  await tell(teamId, 'bob', 'q2');
  expect(await opened.store.deliveries.begin(teamId, first.key, first.revision)).toBe(false);
  expect(await opened.store.deliveries.begin(teamId, first.key, first.revision + 1)).toBe(true);
  await tell(teamId, 'bob', 'q3');
  expect(await waiting(teamId, 'bob')).toEqual([['q1', 'q2'], ['q3']]);
});
