import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../src/log/log-entry.ts';
import { explainProblem } from '../src/page/inspector/explain-problem.ts';
import { filterLog, NO_FILTER } from '../src/page/inspector/filter-log.ts';
import { tokenizeJson } from '../src/page/inspector/tokenize-json.ts';
import { putEntry } from '../src/page/inspector/use-log.ts';

const entry = (n: number, more: Partial<LogEntry> = {}): LogEntry => ({
  n,
  at: 0,
  direction: 'from-app',
  name: 'chat.postMessage',
  detail: '',
  hasBlocks: false,
  ...more,
});

describe('the inspector’s entries', () => {
  it('stay in order, with the latest state of each', () => {
    const arrived = [entry(2), entry(1, { ok: true }), entry(2, { ok: false }), entry(3)];
    expect(arrived.reduce(putEntry, [] as LogEntry[])).toEqual([
      entry(1, { ok: true }),
      entry(2, { ok: false }),
      entry(3),
    ]);
  });

  it('stay finished when an older state arrives late', () => {
    expect(putEntry([entry(1, { ok: true })], entry(1))).toEqual([entry(1, { ok: true })]);
  });

  it('are limited like the server’s', () => {
    const many = Array.from({ length: 500 }, (_, index) => entry(index + 1));
    const entries = putEntry(many, entry(501));
    expect([entries.length, entries[0]?.n]).toEqual([500, 2]);
  });

  it('match several words, including a person’s name', () => {
    const entries = [entry(1, { detail: '#house-prices · hello', user: 'U1' }), entry(2, { detail: 'hello' })];
    const found = filterLog(entries, { ...NO_FILTER, text: ' HELLO emily ' }, () => 'Emily Carter');
    expect(found.map(({ n }) => n)).toEqual([1]);
  });
});

describe('tokenizeJson', () => {
  it.each(['{\n  "a\\"b": ["x: 1", -1.5e3, true, null, {}]\n}', '"cut in the mid', '{"a": "not \\', ''])(
    'is the same text: %j',
    (json) => {
      expect(
        tokenizeJson(json)
          .map(({ text }) => text)
          .join(''),
      ).toBe(json);
    },
  );

  it('distinguishes names, texts and other values', () => {
    const kinds = tokenizeJson('{"a": "true", "b": [12, false]}').filter(({ kind }) => kind !== undefined);
    expect(kinds.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'name "a"',
      'text "true"',
      'name "b"',
      'value 12',
      'value false',
    ]);
  });
});

describe('explanations in Japanese', () => {
  const folder = new URL('../src/block-kit/', import.meta.url);
  const source = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  const literals = [...source.matchAll(/message: (['`])(.+?)\1/g)].map(([, , words = '']) => words);
  const patterns = [...source.matchAll(/matching\(.+?, '(.+?)'\)/g)].map(([, what = '']) => `must be ${what}`);
  const messages = [
    ...literals.filter((words) => words !== `must be \${what}`).map((words) => words.replace(/\$\{.+?\}/g, '3')),
    ...patterns,
    ...['msg_blocks_too_long', 'view_too_large'],
  ];

  it.each([...new Set(messages)])('exist for: %s', (message) => {
    expect(explainProblem(message, 'ja-JP')).toMatch(/[ぁ-ん]/);
    expect(explainProblem(message, 'en-US')).toBeUndefined();
  });

  it('repeat the values of the message', () => {
    expect(patterns).toContain('must be a date as YYYY-MM-DD');
    expect(explainProblem('missing required field: text', 'ja-JP')).toBe('必須の項目「text」がありません。');
    expect(explainProblem('something that Slack says one day', 'ja-JP')).toBeUndefined();
  });
});
