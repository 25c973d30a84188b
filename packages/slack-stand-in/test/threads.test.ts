import { describe, expect, it } from 'vitest';
import { findFirstUnread, findThreads, followedSince } from '../src/page/state/find-threads.ts';
import type { PageMessage } from '../src/page-api.ts';

const say = (ts: string, user: string, text = '', more: Partial<PageMessage> = {}): PageMessage => ({
  channel: 'C1',
  ts,
  user,
  text,
  ...more,
});
const reply = (ts: string, user: string, text = '') => say(ts, user, text, { threadTs: '1.0' });
const root = (user = 'U1', text = '') => say('1.0', user, text);

describe('following a thread', () => {
  it('begins with starting it, writing in it, or a mention, wherever it is', () => {
    expect(followedSince([root('U2'), reply('2.0', 'U3')], 'U1', undefined)).toBeUndefined();
    expect(followedSince([root('U1'), reply('2.0', 'U3')], 'U1', undefined)).toBe('1.0');
    expect(followedSince([root('U2', '<@U1>: look'), reply('2.0', 'U3')], 'U1', undefined)).toBe('1.0');
    expect(followedSince([root('U2'), reply('2.0', 'U3'), reply('3.0', 'U1')], 'U1', undefined)).toBe('3.0');
    const mentioned = [root('U2'), reply('2.0', 'U3'), reply('3.0', 'U2', 'What do you say, <@U1>?')];
    expect(followedSince(mentioned, 'U1', undefined)).toBe('3.0');
  });

  it('ends by choice, until the person writes or is mentioned again', () => {
    const thread = [root('U1'), reply('2.0', 'U2')];
    const off = { follows: false, at: '2.0' };
    expect(followedSince(thread, 'U1', off)).toBeUndefined();
    expect(followedSince([...thread, reply('3.0', 'U2')], 'U1', off)).toBeUndefined();
    expect(followedSince([...thread, reply('3.0', 'U1')], 'U1', off)).toBe('3.0');
    expect(followedSince([...thread, reply('3.0', 'U2', '<@U1>')], 'U1', off)).toBe('3.0');
  });

  it('begins by choice with what comes next', () => {
    const thread = [root('U2'), reply('2.0', 'U3'), reply('3.0', 'U2')];
    expect(followedSince(thread, 'U1', { follows: true, at: '2.0' })).toBe('2.000001');
  });
});

describe('the list of threads', () => {
  const messages = [
    root('U2', '<@U1>: look'),
    say('1.5', 'U1'),
    reply('2.0', 'U3'),
    say('3.0', 'U2', '', { threadTs: '1.5' }),
    say('4.0', 'U2', '<@U1>', { threadTs: '1.5' }),
    say('5.0', 'U2', '', { threadTs: '1.7' }),
  ];
  const replies = new Map([
    ['C1:1.0', messages.slice(2, 3)],
    ['C1:1.5', messages.slice(3, 5)],
    ['C1:1.7', messages.slice(5)],
  ]);
  const find = (seen: Record<string, string> = {}) => findThreads(messages, replies, { me: 'U1', seen, choices: {} });

  it('has those that the person follows, newest first, with their unread replies and mentions', () => {
    expect(find().map(({ ts, unread, mentions }) => [ts, unread.length, mentions])).toEqual([
      ['1.5', 2, 1],
      ['1.0', 1, 0],
    ]);
    expect(find({ 'C1:1.5': '3.0', 'C1:1.0': '2.0' }).map(({ unread }) => unread.length)).toEqual([1, 0]);
  });

  it('counts nothing before the mention that made the person follow', () => {
    const thread = [root('U2'), reply('2.0', 'U3'), reply('3.0', 'U2', '<@U1>')];
    const [found] = findThreads(thread, new Map([['C1:1.0', thread.slice(1)]]), { me: 'U1', seen: {}, choices: {} });
    expect(found?.unread.map(({ ts }) => ts)).toEqual(['3.0']);
    const opening = { me: 'U1', seen: {}, place: 'C1:1.0' };
    expect(findFirstUnread(thread, { ...opening, since: '3.0' })?.ts).toBe('3.0');
    expect(findFirstUnread(thread, opening)).toBeUndefined();
    expect(findFirstUnread(thread, { ...opening, seen: { 'C1:1.0': '2.0' } })?.ts).toBe('3.0');
  });
});
