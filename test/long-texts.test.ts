import { expect, test } from 'vitest';
import { z } from 'zod';
import { splitSections } from '../src/course/lesson/split-sections.ts';
import { parseMessages } from '../src/course/parse-messages.ts';
import { parseYaml } from '../src/course/parse-yaml.ts';
import { signsOf } from '../src/exercise/request-signs.ts';
import { createReportWords } from '../src/flow/reports/create-report-words.ts';
import { joinSoftBreaks } from '../src/slack/messages/markdown/inline-text.ts';
import { splitPieces } from '../src/slack/messages/markdown/split-pieces.ts';
import { toMrkdwn } from '../src/slack/messages/markdown/to-mrkdwn.ts';
import { course } from './helpers/course.ts';

// Texts of 100,000 characters at which a pattern of quadratic time would look for minutes, so that the test would hang.

const LENGTH = 100_000;
const long = (part: string) => part.repeat(LENGTH / part.length);

test.each(['A', '「', '“', '"', '`', '０一', '1'])('the signs of a request of many %s are read', (part) => {
  expect(signsOf(long(part)).enough).toBe(true);
});

test('mentions in a report that do not end stay as they are', async () => {
  const chat = { personOf: () => Promise.reject(new Error('no person is mentioned')) };
  const reader = { locale: 'en' as const, zone: 'UTC' };
  const needs = { course, chat } as unknown as Parameters<typeof createReportWords>[0];
  const { plain } = await createReportWords(needs, { teamId: 'T1', told: [], decisions: [], reader: reader as never });
  expect(plain(long('<@0|'))).toBe(long('<@0|'));
  expect(plain('<@U1|a name> asks')).toBe('@U1 asks');
});

test('white space and marks in Markdown are joined and cut', () => {
  expect(joinSoftBreaks(`${long('\t')}x`)).toHaveLength(LENGTH + 1);
  expect(joinSoftBreaks(`文${long('\t')}x`)).toHaveLength(LENGTH + 2);
  expect(joinSoftBreaks(`a${long(' ')}\n  b`)).toBe('a b');
  expect(splitPieces([{ type: 'text', text: long('」') }], 3000).length).toBeGreaterThan(30);
  expect(splitPieces([{ type: 'text', text: long(')') }], 3000).length).toBeGreaterThan(30);
  const strong = (value: string) => [{ type: 'strong' as const, children: [{ type: 'text' as const, value }] }];
  expect(toMrkdwn(strong(`a${long('\u200B')}b`), () => undefined)).toContain('*a');
});

test('lines of lesson files are read', () => {
  const { sections } = splitSections(`## Title${long('\t')}x {#id} ##\n\nText.\n`, undefined);
  expect(sections).toMatchObject([{ id: 'id', markdown: 'Text.' }]);
  expect(splitSections(`## ${long('#')}x {#id}\n`, undefined).sections).toHaveLength(1);
  const files = new Map([['en/messages.json', `{\n${long('\t')}:\n}`]]);
  expect(JSON.stringify(parseMessages(files, 'en'))).toContain('JSON');
  expect(parseYaml(`a: ${long('" at line 0')}`, z.unknown())).toMatchObject({ ok: false });
});
