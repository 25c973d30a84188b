import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it, vi } from 'vitest';
import { runSteps } from '../src/cli/run-steps.ts';
import { createLog } from '../src/log.ts';
import { printable } from '../src/printable.ts';

/** What steers a terminal: control characters but tab and line break, and marks of direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not appear.
const STEERS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

it('shows an escape sequence instead of sending it', () => {
  expect(printable('\u001b[31mred\u009b2J\u0007\r\u202e')).toBe('\\u001b[31mred\\u009b2J\\u0007\\u000d\\u202e');
});

it('leaves words of both languages, tabs and line breaks as they are', () => {
  const text = 'Mean: 3.5 – “good” ✓\n\t平均は3.5です。👩‍🔬';
  expect(printable(text)).toBe(text);
});

it('passes on no character that steers a terminal, whatever the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !STEERS.test(printable(text))));
});

it('keeps JSON the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const json = JSON.stringify(value);
      expect(JSON.parse(printable(json))).toEqual(JSON.parse(json));
    }),
  );
});

/** A table whose names and cells recolor, retitle and clear a terminal. */
const folder = mkdtempSync(join(tmpdir(), 'kakehashi-printable-'));
const file = join(folder, 'hostile.csv');
const rows = Array.from(
  { length: 12 },
  (_, i) => `${100 + i},${i + (i % 3)},${i < 7 ? '' : '\u001b[1m'},${i % 2}\u009b2J`,
);
writeFileSync(file, `Price,\u001b[31mArea,\u001b]0;title\u0007Pool,Kind\u009b2J\n${rows.join('\n')}\n`);
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  // The Markdown of a summary leaves control characters out.
  ['words', '[31mArea', []] as const,
  ['one JSON object', '\\u001b[31mArea', ['--json']] as const,
])('the names of a table reach the terminal as text in %s', async (_what, shown, options) => {
  const said: string[] = [];
  for (const stream of ['log', 'error'] as const) {
    vi.spyOn(console, stream).mockImplementation((line) => void said.push(String(line)));
  }
  await runSteps(['analyze', '--data', file, '--target', 'Price', ...options]);
  await runSteps(['analyze', '--data', file, '--target', '\u001b]0;title\u0007', ...options]);
  await runSteps(['analyze', '--data', '\u001b[2J\u009b.csv', '--target', 'Price', ...options]);
  vi.restoreAllMocks();
  expect(said).toHaveLength(3);
  expect(said[0]).toContain(shown);
  expect(said.join('')).not.toMatch(STEERS);
});

it('a readable log shows an escape sequence instead of sending it', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', pretty: true }, { write: (line: string) => void lines.push(line) });
  log.warn({ code: 'a\u001b[2J' }, 'b\u009b');
  expect(lines.join('')).toContain('a\\u001b[2J');
  expect(lines.join('')).not.toMatch(STEERS);
});

it('the commands print in one file', () => {
  const src = new URL('../src/', import.meta.url);
  const files = ['cli.ts', ...readdirSync(new URL('cli/', src)).map((name) => join('cli', name))];
  const direct = files.filter((file) =>
    /console\.|process\.std(?:out|err)\.write/u.test(readFileSync(new URL(file, src), 'utf8')),
  );
  expect(direct).toEqual([join('cli', 'print.ts')]);
});
