import { expect, test } from 'vitest';
import type { Log } from '../../src/ports/log.ts';
import { stopInOrder } from '../../src/service/stop-in-order.ts';
import { WAIT_MS } from '../helpers/patience.ts';

function logOf() {
  const warnings: unknown[] = [];
  const log: Log = { info: () => {}, warn: ({ part }, message) => warnings.push([part, message]), error: () => {} };
  return { log, warnings };
}

test('parts are stopped one after the other, and a failure of one does not keep the others from stopping', async () => {
  const { log, warnings } = logOf();
  const stopped: string[] = [];
  const stopping = (part: string, work: () => Promise<void>) => ({
    part,
    stop: async () => {
      await work();
      stopped.push(part);
    },
  });
  await stopInOrder(
    [
      stopping('slow', () => new Promise((resolve) => setImmediate(resolve))),
      stopping('broken', () => Promise.reject(new Error('gone'))),
      stopping('last', async () => {}),
    ],
    { graceMs: 1000, patienceMs: WAIT_MS, log },
  );
  expect(stopped).toEqual(['slow', 'last']);
  expect(warnings).toEqual([['broken', 'a part did not stop in order']]);
});

test('a part that never stops is logged, and the process does not wait for it', async () => {
  const { log, warnings } = logOf();
  const stopped: string[] = [];
  const forever = new Promise<void>(() => {});
  await stopInOrder(
    [
      { part: 'stuck', stop: () => forever },
      { part: 'after', stop: async () => stopped.push('after') },
    ],
    { graceMs: 1, patienceMs: 5, log },
  );
  expect(warnings).toEqual([['stuck', 'a part does not stop; the process ends without waiting for it']]);
  expect(stopped).toEqual([]);
});

test('all parts share the grace period', async () => {
  const given: number[] = [];
  let now = 0;
  await stopInOrder(
    [
      {
        part: 'first',
        stop: async (graceMs) => {
          given.push(graceMs);
          now += 7;
        },
      },
      {
        part: 'second',
        stop: async (graceMs) => {
          given.push(graceMs);
          now += 20;
        },
      },
      { part: 'third', stop: async (graceMs) => given.push(graceMs) },
    ],
    { graceMs: 10, patienceMs: WAIT_MS, log: logOf().log, now: () => now },
  );
  expect(given).toEqual([10, 3, 0]);
});
