import { expect, it } from 'vitest';
import { firstWords } from '../../src/exercise/first-words.ts';

it.each([
  ['What does a blank mean?', 60, 'What does a blank mean?'],
  ['  Two\n\nlines  ', 80, 'Two lines'],
  ['one two three four', 12, 'one two…'],
  ['空欄の意味を教えてください', 12, '空欄の意味…'],
  ['空欄の意味', 10, '空欄の意味'],
  ['🏠🏠🏠🏠', 3, '🏠🏠…'],
  ['x'.repeat(90), 80, `${'x'.repeat(79)}…`],
  ['', 80, ''],
])('the beginning of "%s" in %i places is in one line and cut after a word', (text, most, expected) => {
  expect(firstWords(text, most)).toBe(expected);
});
