import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUndated, readDate, readTime } from '../../src/table/read-date.ts';

describe('a date', () => {
  it.each([
    ['2024-01-31', 0],
    ['2024-1-31', 0],
    ['2024/1/31', 0],
    ['2024/01/31', 0],
    ['2024年1月31日', 0],
    ['2024-01-31T09:30', 9.5],
    ['2024-01-31 9:30:00', 9.5],
    ['2024-01-31T23:59:60Z', 24],
    ['2024-01-31T09:30:00.125+09:00', 9 + 30 / 60 + 0.125 / 3600],
    ['2024/1/31 0:00', 0],
    ['2024年01月31日 18:45:36', 18 + 45 / 60 + 36 / 3600],
  ])('may be written as %s', (text, hour) => {
    expect(readDate(text)).toEqual({ year: 2024, month: 1, day: 31, weekday: 3, hour });
  });

  it.each([
    '',
    '20240131',
    '2024',
    '2024-01',
    '31.1.2024',
    '1/31/2024',
    '2024-1/31',
    '2024年1月31',
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '0999-01-01',
    '2024-01-31T24:00',
    '2024-01-31T09:60',
    '2024-01-31T09:30:61',
    '09:30',
    '2024-01-31 soon',
    '2024-01-31T',
    '2024-01-319:30',
    'on 2024-01-31',
    '２０２４-01-31',
  ])('is none when it is written as "%s"', (text) => {
    expect(readDate(text)).toBeNull();
  });

  it('is what the calendar says, on every day that there is', () => {
    const day = fc.date({
      min: new Date('1000-01-01T00:00Z'),
      max: new Date('9999-12-31T00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, monthDay] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const found = { year, month, day: monthDay, weekday: ((date.getUTCDay() + 6) % 7) + 1, hour: 0 };
        for (const text of [
          date.toISOString().slice(0, 10),
          `${year}/${month}/${monthDay}`,
          `${year}年${month}月${monthDay}日`,
        ]) {
          expect(readDate(text)).toEqual(found);
        }
      }),
    );
  });
});

describe('a time without a day', () => {
  it.each([
    ['9:30', 9.5],
    ['09:30:36', 9.51],
    ['00:00', 0],
    ['23:59:60', 24],
  ])('%s is %d hours', (text, hours) => {
    expect(readTime(text)).toBeCloseTo(hours, 10);
  });

  it.each(['24:00', '9:60', '9:5', '9', '9:30 AM', '2024-01-31 09:30', ''])(
    'is none when it is written as "%s"',
    (text) => {
      expect(readTime(text)).toBeNull();
    },
  );
});

it('a column has days or times, as its first text says', () => {
  expect(findUndated([null, '2024-01-31', '2024/2/1 9:30'])).toBe(-1);
  expect(findUndated(['9:30', null, '10:00'])).toBe(-1);
  expect(findUndated([null, null])).toBe(-1);
  expect(findUndated(['2024-01-31', null, '9:30'])).toBe(2);
  expect(findUndated(['9:30', '2024-01-31'])).toBe(1);
  expect(findUndated(['soon', '2024-01-31'])).toBe(0);
});
