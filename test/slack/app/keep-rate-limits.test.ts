import { expect, test } from 'vitest';
import { keepRateLimits } from '../../../src/slack/app/keep-rate-limits.ts';

const SLACK = 'https://slack.com/api/';

/** A Slack that answers 429 while `isLimited`, on a clock that the test moves. */
function limited(header: string | undefined) {
  const asked: string[] = [];
  const state = { now: 0, isLimited: true };
  const ask: typeof fetch = async (input) => {
    asked.push(String(input).slice(SLACK.length));
    const headers = new Headers(header === undefined ? [] : [['retry-after', header]]);
    return state.isLimited ? new Response('', { status: 429, headers }) : new Response('{"ok":true}');
  };
  const fetchKept = keepRateLimits(ask, () => state.now);
  const call = async (method: string, channel = 'C1') => {
    const body = new URLSearchParams({ channel }).toString();
    const answer = await fetchKept(`${SLACK}${method}`, { method: 'POST', body });
    return [answer.status, answer.headers.get('retry-after')];
  };
  return { asked, state, call };
}

test('a limited method is not called again by any caller until its time has come', async () => {
  const { asked, state, call } = limited('30');
  expect(await call('chat.update', 'C1')).toEqual([429, '30']);
  state.now = 10_500;
  state.isLimited = false;
  expect(await call('chat.update', 'C2')).toEqual([429, '20']);
  expect(await call('conversations.history')).toEqual([200, null]);
  state.now = 30_000;
  expect(await call('chat.update', 'C2')).toEqual([200, null]);
  expect(asked).toEqual(['chat.update', 'conversations.history', 'chat.update']);
});

test('messages are limited per channel', async () => {
  const { asked, call } = limited('30');
  for (const channel of ['C1', 'C1', 'C2', 'C2']) await call('chat.postMessage', channel);
  expect(asked).toHaveLength(2);
});

test.each([
  [undefined, '30'],
  ['soon', '30'],
  ['-1', '30'],
  ['36000000', '3600'],
  ['0', '0'],
])('Retry-After %s means %s seconds', async (header, seconds) => {
  const { call } = limited(header);
  expect(await call('chat.update')).toEqual([429, seconds]);
});
