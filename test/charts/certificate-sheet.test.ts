import { describe, expect, test } from 'vitest';
import { certificateSheet } from '../../src/charts/certificate-sheet.ts';
import { LESSON_IDS } from '../../src/course/lesson-id.ts';
import { LOCALES } from '../../src/course/locale.ts';
import { course } from '../helpers/course.ts';

describe.each(LOCALES)('a certificate in %s', (locale) => {
  const rows = LESSON_IDS.map((process, nth) => ({ process, asked: nth, answered: 1, reviewed: 0 }));
  const sheet = certificateSheet({ name: 'Mei\u202E  Tanaka', rows, occasion: '2026' }, locale, course);
  const texts = sheet.items.flatMap((item) => (item.kind === 'text' ? [item] : []));

  test('has a row for each lesson and their sums, none over another, all on the page', () => {
    const lines = [...new Set(texts.map(({ y }) => y))].toSorted((a, b) => a - b);
    expect(lines.every((y, nth) => nth === 0 || y - (lines[nth - 1] ?? 0) >= 36)).toBe(true);
    expect(lines.at(-1)).toBeLessThan(sheet.height - 54);
    const ends = texts.filter(({ align }) => align === 'right').map(({ text }) => text);
    expect(ends.slice(-3)).toEqual(['36', '9', '0']);
  });

  test('shows the name without what nobody sees', () => {
    expect(texts.map(({ text }) => text)).toContain(course.t(locale, 'certificate.name', { name: 'Mei Tanaka' }));
    expect(sheet.altText).toContain('Mei Tanaka');
  });
});
