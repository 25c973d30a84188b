import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Deed, InboxStore } from '../../src/ports/inbox-store.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { borrowDatabase } from '../helpers/borrow-database.ts';
import { at, fresh } from './fixtures.ts';

let opened: OpenStore;
let inbox: InboxStore;
beforeAll(async () => {
  opened = await borrowDatabase();
  inbox = opened.store.inbox;
});
afterEach(async () => void (await opened.pool.query('DELETE FROM kakehashi.inbox')));
afterAll(() => opened.close());

const LONG = 600_000;
const deedOf = (more: Partial<Deed> = {}): Deed => ({
  teamId: 'T1',
  key: fresh('Ev'),
  userId: 'ada',
  body: '{"text":"a secret"}',
  receivedAt: at(1),
  ...more,
});
const rows = async () => (await opened.pool.query('SELECT * FROM kakehashi.inbox')).rows;

test('keeps several deeds in one statement, and knows a second delivery', async () => {
  const [one, two] = [deedOf(), deedOf({ teamId: 'T2' })];
  expect(await inbox.keep([one, two, one], LONG)).toEqual([true, true, false]);
  expect(await inbox.keep([two, deedOf({ teamId: 'T3', key: two.key })], LONG)).toEqual([false, true]);
});

test('keeps any text, also characters that jsonb refuses', async () => {
  const body = JSON.stringify({ text: 'nul \u0000, half a pair \ud800, "quotes" \\ and 日本' });
  await inbox.keep([deedOf({ body })], 0);
  expect((await inbox.take(LONG))?.body).toBe(body);
});

test('takes what no process has in hand, the oldest first, and counts the attempts', async () => {
  const [first, second, held] = [deedOf({ receivedAt: at(2) }), deedOf({ receivedAt: at(3) }), deedOf()];
  await inbox.keep([second, first], 0);
  await inbox.keep([held], LONG);
  expect(await inbox.take(0)).toEqual({ ...first, attempts: 2 });
  expect(await inbox.take(LONG)).toEqual({ ...first, attempts: 3 });
  const { userId: _, ...nobody } = deedOf();
  expect(await inbox.take(LONG)).toEqual({ ...second, attempts: 2 });
  expect(await inbox.take(LONG)).toBeUndefined();
  await inbox.keep([nobody], 0);
  expect(await inbox.take(LONG)).toEqual({ ...nobody, attempts: 2 });
  await inbox.lease([held], 0);
  expect(await inbox.take(LONG)).toEqual({ ...held, attempts: 2 });
});

test('a deed that is done holds only its key, and a second delivery of it is known until its key is forgotten', async () => {
  const [one, two] = [deedOf(), deedOf({ teamId: 'T2' })];
  await inbox.keep([one, two], 0);
  await inbox.done([one, two]);
  await inbox.lease([one], 0);
  expect(await inbox.take(LONG)).toBeUndefined();
  for (const row of await rows()) expect(row).toMatchObject({ body: null, user_id: null });
  await inbox.forgetDone(LONG);
  expect(await inbox.keep([one], LONG)).toEqual([false]);
  await inbox.forgetDone(-LONG);
  expect(await inbox.keep([one, two], LONG)).toEqual([true, true]);
  await inbox.forgetDone(-LONG);
  expect(await rows()).toHaveLength(2);
});

test("deletes a person's deeds", async () => {
  const others = deedOf({ userId: 'bob' });
  await inbox.keep([deedOf(), others, deedOf({ teamId: 'T2' })], LONG);
  await inbox.erase('T1', 'ada');
  expect((await rows()).map(({ team_id, user_id }) => [team_id, user_id]).sort()).toEqual([
    ['T1', 'bob'],
    ['T2', 'ada'],
  ]);
});
