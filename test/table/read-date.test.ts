import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/table/read-date.ts';

describe('a date', () => {
  it.each([
    '2024-01-31',
    '2024-1-31',
    '2024/1/31',
    '2024/01/31',
    '2024年1月31日',
    '2024-01-31T09:30',
    '2024-01-31 9:30:00',
    '2024-01-31T23:59:60Z',
    '2024-01-31T09:30:00.125+09:00',
    '2024/1/31 0:00',
    '2024年01月31日 09:30:15',
  ])('may be written as %s', (text) => {
    expect(readDate(text)).toEqual({ year: 2024, month: 1, day: 31, weekday: 3 });
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
        const found = { year, month, day: monthDay, weekday: ((date.getUTCDay() + 6) % 7) + 1 };
        for (const text of [date.toISOString(), `${year}/${month}/${monthDay}`, `${year}年${month}月${monthDay}日`]) {
          expect(readDate(text)).toEqual(found);
        }
      }),
    );
  });
});
