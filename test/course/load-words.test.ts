import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadCourse } from '../../src/course/load-course.ts';
import { loadWords } from '../../src/course/load-words.ts';
import { LOCALES } from '../../src/course/locale.ts';

const folder = mkdtempSync(join(tmpdir(), 'kakehashi-words-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const locale of LOCALES) mkdirSync(join(folder, locale));
writeFileSync(join(folder, 'course.yml'), 'roles: [');
writeFileSync(join(folder, 'en', 'messages.json'), '{ "greeting": "Hello, {name}." }');
writeFileSync(join(folder, 'en', 'messages-more.json'), '{ "farewell": "Goodbye." }');
writeFileSync(join(folder, 'ja', 'messages.json'), '{\n  "greeting": 1\n}');

it.each(LOCALES)('messages in %s equal those of the whole course', (locale) => {
  const words = loadWords();
  const course = loadCourse();
  expect(words(locale, 'process.train.name')).toBe(course.t(locale, 'process.train.name'));
  expect(words(locale, 'error.csv_empty')).toBe(course.t(locale, 'error.csv_empty'));
});

it('only the messages files of the language are read', () => {
  const words = loadWords(folder);
  expect(words('en', 'greeting', { name: 'Aiko' })).toBe('Hello, Aiko.');
  expect(words('en', 'farewell')).toBe('Goodbye.');
});

it('invalid messages are refused with file and line', () => {
  expect(() => loadWords(folder)('ja', 'greeting')).toThrow(/lesson_invalid .*ja\/messages\.json:2/u);
});
