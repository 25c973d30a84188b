import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../src/course/locale.ts';
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
