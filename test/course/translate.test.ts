import { describe, expect, it, test } from 'vitest';
import { listOf } from '../../src/course/list-of.ts';
import { createTranslate, placeholdersOf } from '../../src/course/translate.ts';

const ofOne = (text: string) => new Map([['key', { text }]]);
const t = createTranslate({
  en: ofOne('{n} {n|request waits|requests wait} for {who}.'),
  ja: ofOne('{who} さん宛ての依頼が{n}件あります。'),
});

describe('a plural placeholder', () => {
  it.each([
    [1, '1 request waits for Mei.'],
    [0, '0 requests wait for Mei.'],
    [2, '2 requests wait for Mei.'],
    ['1', '1 request waits for Mei.'],
    ['2,930', '2,930 requests wait for Mei.'],
  ])('chooses its word by the number: %s', (n, sentence) => {
    expect(t('en', 'key', { n, who: 'Mei' })).toBe(sentence);
  });

  it('is optional in a language without plurals', () => {
    expect(t('ja', 'key', { n: 1, who: '芽衣' })).toBe('芽衣 さん宛ての依頼が1件あります。');
  });

  it('has the name of its number', () => {
    expect(placeholdersOf('{n} {n|request|requests} for {who}')).toEqual(['n', 'who']);
  });

  it('does not expand a value that looks like a placeholder', () => {
    expect(t('en', 'key', { n: 1, who: '{n|a|b}' })).toBe('1 request waits for {n|a|b}.');
  });
});

test('names are joined by the rules of each language', () => {
  expect(listOf('en', ['A', 'B'])).toBe('A and B');
  expect(listOf('en', ['A', 'B', 'C'])).toBe('A, B, and C');
  expect(listOf('ja', ['A', 'B', 'C'])).toBe('A、B、C');
});
