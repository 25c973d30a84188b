import { describe, expect, it } from 'vitest';
import { createLog, type LogOptions } from '../src/log/create-log.ts';
import { rehearse } from './helpers.ts';
import { entriesOf } from './read-log.ts';

describe('a full log', () => {
  it('keeps the newest 500 lines', async () => {
    const rehearsal = await rehearse({ recordLimit: 3 });
    const call = () =>
      fetch(`${rehearsal.apiUrl}auth.test`, {
        method: 'POST',
        headers: { authorization: `Bearer ${rehearsal.botToken}` },
      });
    for (let round = 0; round < 51; round += 1) await Promise.all(Array.from({ length: 10 }, call));
    const entries = await entriesOf(rehearsal);
    expect(entries).toHaveLength(500);
    expect([entries[0]?.n, entries.at(-1)?.n]).toEqual([11, 510]);
    expect(rehearsal.calls).toHaveLength(3);
  });

  it('keeps fewer lines when they are large, but always the newest', () => {
    const options: LogOptions = { now: () => 0, placeName: (id) => id, secrets: [], sizeLimit: 1000 };
    const log = createLog(options);
    const post = (length: number) => log.call({ method: 'm', args: { text: 'x'.repeat(length) }, at: 0 })({ ok: true });
    for (const length of [300, 300, 300]) post(length);
    expect(log.entries().map(({ n }) => n)).toEqual([1, 2, 3]);
    post(300);
    expect(log.entries().map(({ n }) => n)).toEqual([2, 3, 4]);
    post(5000);
    expect(log.entries().map(({ n }) => n)).toEqual([5]);
  });

  it('drops a delivery with a late answer without subtracting its size twice', () => {
    const log = createLog({ now: () => 0, placeName: (id) => id, secrets: [], limit: 1 });
    const acknowledge = log.delivery({ type: 'slash_commands', body: { command: '/a' } }, 0);
    log.call({ method: 'm', args: {}, at: 0 })({ ok: true });
    acknowledge({ ok: true });
    expect(log.entries().map(({ name }) => name)).toEqual(['m']);
  });
});
