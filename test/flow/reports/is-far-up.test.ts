import { afterAll, beforeAll, expect, it } from 'vitest';
import { isFarUp } from '../../../src/flow/reports/is-far-up.ts';
import type { Post } from '../../../src/messages/post.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { borrowDatabase } from '../../helpers/borrow-database.ts';
import { cohortOf } from '../../store/fixtures.ts';

let opened: OpenStore;
beforeAll(async () => {
  opened = await borrowDatabase();
});
afterAll(() => opened.close());

const SENT = 1_793_000_000;
const at = (seconds: number) => new Date((SENT + seconds) * 1000);

it('a message is far up after more than 20 later messages of the channel or a day, whatever stands in threads and direct messages', async () => {
  const { store } = opened;
  const { teamId, channelId } = cohortOf();
  const place = { teamId, channelId, locale: 'en' as const };
  const add = async (key: string, ts: string, more: { threadKey?: string; channelId?: string } = {}) => {
    await store.posts.add({ ...place, ...more, key, content: { type: 'goes-on' } });
    await store.deliveries.delivered(teamId, key, ts, 1);
  };
  await store.posts.add({ ...place, key: 'progress:1', content: { type: 'progress', by: 'ada', rows: [] } });
  const newest = async () => (await store.posts.newestProgress(place)) as Post;
  // Slack doesn't show it yet.
  expect(await isFarUp(store, await newest(), at(90_000))).toBe(false);
  await store.deliveries.delivered(teamId, 'progress:1', `${SENT}.000100`, 1);
  for (let n = 1; n <= 20; n += 1) {
    await add(`later-${n}`, `${SENT + n}.000100`);
    await add(`below-${n}`, `${SENT + n}.000200`, { threadKey: 'later-1' });
    await add(`direct-${n}`, `${SENT + n}.000300`, { channelId: 'U1' });
    await add(`told-${n}`, `private:told-${n}`);
    await add(`file-${n}`, `F${n}`);
  }
  expect(await isFarUp(store, await newest(), at(60))).toBe(false);
  expect(await isFarUp(store, await newest(), at(86_401))).toBe(true);
  await add('later-21', `${SENT + 21}.000100`);
  expect(await isFarUp(store, await newest(), at(60))).toBe(true);
});
