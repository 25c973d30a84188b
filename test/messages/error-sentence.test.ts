import { expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { errorSentence } from '../../src/messages/error-sentence.ts';
import { course } from '../helpers/course.ts';

it.each([
  ['en', 'The workbook has no sheet “Q3”, so name one that it has: Q1, Q2 &lt;b&gt;.'],
  ['ja', 'シート「Q3」はないため、ブックにあるシート（Q1、Q2 &lt;b&gt;）を指定してください。'],
] as const)('a list in an error is joined as %s does, and escaped', (locale, sentence) => {
  const error = new AppError('workbook_sheet', { typed: 'Q3', sheets: ['Q1', 'Q2 <b>'] });
  const escaped = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  expect(errorSentence(course, locale, error, undefined, escaped)).toBe(sentence);
});
