import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/steps/tasks/read-answer.ts';

const WIDE = (text: string) =>
  [...text]
    .map((sign) => (sign >= '!' && sign <= '~' ? String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0) : sign))
    .join('');
const grouped = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 20 });

describe('a number that someone has typed', () => {
  it.each([
    ['1,234', 1234],
    ['１，２３４', 1234],
    ['1 234', 1234],
    ['82行', 82],
    [' 122 days ', 122],
    ['7.14 people.', 7.14],
    ['$2,025', 2025],
    ['-¥1,200', -1200],
    ['−3.5', -3.5],
    ['= 0.6890188', 0.6890188],
    ['1.234e+05', 123_400],
    ['.5', 0.5],
    ['5.', 5],
  ])('%j is %d', (typed, value) => {
    expect(readAnswer(typed)).toEqual({ value, percent: false });
  });

  it.each([
    ['12%', 12],
    ['９７．７２％', 97.72],
    ['97.7 percent', 97.7],
    ['97.7パーセント', 97.7],
  ])('%j is in percent', (typed, value) => {
    expect(readAnswer(typed)).toEqual({ value, percent: true });
  });

  it.each([
    '',
    ' ',
    'never',
    'None',
    '12 or 13',
    '1,5',
    '1,23',
    '12,3456',
    '1.2.3',
    '0,78',
    '1-2',
    'about 12',
    '1e999',
    '%',
    '10/20',
  ])('%j is no number', (typed) => {
    expect(readAnswer(typed)).toBeUndefined();
  });

  it('is the same in every way to write it', () => {
    const value = fc.oneof(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((each) => each / 1000),
    );
    const around = fc.tuple(fc.constantFrom('', ' ', '\t'), fc.constantFrom('', '行', ' rows', '人', ' days.', ' 円'));
    fc.assert(
      fc.property(value, around, fc.boolean(), (number, [before, behind], isWide) => {
        for (const written of [String(number), grouped(number)]) {
          const typed = `${before}${isWide ? WIDE(written) : written}${behind}`;
          expect(readAnswer(typed), typed).toEqual({ value: number + 0, percent: false });
        }
      }),
    );
  });

  it('is read from any text without an error, and is finite', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789,.eE+-% 　$¥１，人') }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const read = readAnswer(typed);
        expect(read === undefined || Number.isFinite(read.value)).toBe(true);
      }),
    );
  });
});
