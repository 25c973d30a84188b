import type { AnyMiddlewareArgs } from '@slack/bolt';
import { expect, test } from 'vitest';
import { dropUnstorable } from '../../../src/slack/app/drop-unstorable.ts';

/** @returns what listeners read */
async function passed(body: Record<string, unknown>): Promise<unknown> {
  let seen: unknown;
  const next = async () => {
    seen = structuredClone(body);
  };
  await dropUnstorable({ body, next } as unknown as AnyMiddlewareArgs & Parameters<typeof dropUnstorable>[0]);
  return seen;
}

test('NUL and halves of pairs are dropped from every text of a delivery, and all else stays', async () => {
  const view = {
    state: { values: { text: { value: { value: 'a\u0000b\uD83D c\uDE00 😀 \u202E\n日本' } } } },
    n: 1,
    no: null,
  };
  expect(await passed({ view, actions: [{ value: '\u0000' }] })).toEqual({
    view: { state: { values: { text: { value: { value: 'ab c 😀 \u202E\n日本' } } } }, n: 1, no: null },
    actions: [{ value: '' }],
  });
});

test('a body that is nested deeper than the stack passes', async () => {
  const body = JSON.parse(`${'{"a":'.repeat(100_000)}"\\u0000"${'}'.repeat(100_000)}`);
  let isThrough = false;
  const next = async () => {
    isThrough = true;
  };
  await dropUnstorable({ body, next } as unknown as Parameters<typeof dropUnstorable>[0]);
  expect(isThrough).toBe(true);
});
