import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../src/course/locale.ts';
import { ERROR_VALUES } from '../src/errors.ts';
import { course } from './helpers/course.ts';

const source = new URL('../src/', import.meta.url).pathname;

/** Every `new AppError('code', { name: … })` with literal values, and the names of the values. */
function thrown(): { file: string; code: string; names: string[] }[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      return [...text.matchAll(/new AppError\(\s*'(\w+)'(?!,\s*\{\s*\.\.\.)(?:,\s*\{([^\n]*))?\s*[,)]/gu)].map(
        (match) => ({
          file,
          code: match[1] ?? '',
          names: [...(match[2] ?? '').matchAll(/(?<=^|,)\s*(\w+)(?=\s*[:,}])/gu)].map((name) => name[1] ?? ''),
        }),
      );
    });
}

describe('the sentence of an error', () => {
  it.each(LOCALES)('exists for every code in %s and uses only its values', (locale) => {
    for (const [code, names] of Object.entries(ERROR_VALUES)) {
      const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
      expect(course.t(locale, `error.${code}`, values)).toMatch(/[.。]$|<\w+>$/u);
    }
  });

  it.each(thrown())('$file gives the values of "$code"', ({ code, names }) => {
    for (const name of ERROR_VALUES[code as keyof typeof ERROR_VALUES]) expect(names).toContain(name);
  });
});

/** Codes that a table can end in, besides those that say so by their beginning. */
const ABOUT_TABLES = ['column_not_found', 'file_special', 'file_too_large', 'file_unreadable', 'table_memory'];
const BEGINNINGS = /^(?:csv|dataset|own_data|target_not_numeric|workbook)(?:_|\.|$)/u;

/** The sentences about tables, as they are written, by code and by where they are shown (`.alone`). */
function aboutTables(locale: Locale): [key: string, sentence: string][] {
  const file = new URL(`../lessons/${locale}/messages.json`, import.meta.url);
  const messages: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(messages).flatMap(([key, sentence]): [string, string][] => {
    const [, code = ''] = /^error\.(.+)$/u.exec(key) ?? [];
    return BEGINNINGS.test(code) || ABOUT_TABLES.includes(code) ? [[code, sentence]] : [];
  });
}

describe('a refusal of a table that someone brings', () => {
  it('is looked for in both languages', () => {
    expect(aboutTables('en').length).toBeGreaterThan(45);
    expect(aboutTables('ja').map(([code]) => code)).toEqual(aboutTables('en').map(([code]) => code));
  });

  it.each(aboutTables('en'))('%s is one sentence in English', (_, sentence) => {
    expect(sentence).toMatch(/[^.!?]\.$/u);
    // "files:read" and ".xlsx" have no mark at the end of a sentence.
    expect(sentence.slice(0, -1)).not.toMatch(/[.!?](?:\s|$)|;/u);
  });

  it.each(aboutTables('ja'))('%s is one sentence in Japanese', (_, sentence) => {
    expect(sentence.match(/[。！？]/gu)).toEqual(['。']);
    expect(sentence).toMatch(/。$/u);
  });
});
