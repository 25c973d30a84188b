import { expect, test } from 'vitest';
import { createSessionGate } from '../../src/store/create-session-gate.ts';

/** Queries that record their start and end, and end on demand. */
function stage() {
  const events: string[] = [];
  const ends = new Map<string, () => void>();
  const query = (name: string) => () =>
    new Promise<void>((resolve) => {
      events.push(`${name} begins`);
      ends.set(name, () => {
        events.push(`${name} ends`);
        resolve();
      });
    });
  return { events, query, end: (name: string) => ends.get(name)?.() };
}

test('a query waits until the query of another client is answered', async () => {
  const gate = createSessionGate<string>();
  const { events, query, end } = stage();
  const one = gate.run('a', 'SELECT 1', query('one'));
  const two = gate.run('b', 'SELECT 2', query('two'));
  await Promise.resolve();
  expect(events).toEqual(['one begins']);
  end('one');
  await one;
  await Promise.resolve();
  end('two');
  await two;
  expect(events).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
});

test('no other client runs between the queries of a transaction, and its end gives the turn back', async () => {
  const gate = createSessionGate<string>();
  const order: string[] = [];
  const say = (name: string) => async () => {
    order.push(name);
  };
  await gate.run('a', 'BEGIN', say('begin'));
  const other = gate.run('b', 'SELECT 1', say('other'));
  await gate.run('a', 'UPDATE', say('update'));
  await gate.run('a', 'COMMIT', say('commit'));
  await other;
  expect(order).toEqual(['begin', 'update', 'commit', 'other']);
});

test('a client that disconnects during a transaction does not block the others', async () => {
  const gate = createSessionGate<string>();
  await gate.run('a', 'BEGIN', async () => {});
  const other = gate.run('b', 'SELECT 1', async () => 'answered');
  gate.leave('a');
  expect(await other).toBe('answered');
});

test('a failed query gives the turn back', async () => {
  const gate = createSessionGate<string>();
  const failed = gate.run('a', 'SELECT', () => Promise.reject(new Error('syntax')));
  await expect(failed).rejects.toThrow('syntax');
  expect(await gate.run('b', 'SELECT 1', async () => 'answered')).toBe('answered');
});

test('storing what Slack has just delivered comes before the queries that wait, after an open transaction', async () => {
  const gate = createSessionGate<string>();
  const order: string[] = [];
  const say = (name: string) => async () => {
    order.push(name);
  };
  await gate.run('a', 'BEGIN', say('begin'));
  const others = ['b', 'c'].map((client) => gate.run(client, 'SELECT 1', say(client)));
  const urgent = gate.run('d', 'INSERT INTO kakehashi.inbox (team_id) VALUES ($1)', say('deed'));
  await gate.run('a', 'COMMIT', say('commit'));
  await Promise.all([...others, urgent]);
  expect(order).toEqual(['begin', 'commit', 'deed', 'b', 'c']);
});
