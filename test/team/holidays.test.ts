import { describe, expect, it } from 'vitest';
import { calendarFor, isHoliday } from '../../src/team/holidays.ts';

describe('a holiday in Japan', () => {
  it.each([
    ['2026-01-01', "New Year's Day"],
    ['2026-04-29', 'Showa Day'],
    ['2026-05-03', 'Constitution Memorial Day'],
    ['2026-05-04', 'Greenery Day'],
    ['2026-05-05', "Children's Day"],
    ['2026-05-06', 'the day in lieu of Constitution Memorial Day'],
    ['2026-09-22', 'a day between two holidays'],
    ['2027-03-22', 'the day in lieu of Vernal Equinox Day'],
  ])('is %s, %s', (date) => {
    expect(isHoliday(date, 'jp')).toBe(true);
  });

  it.each(['2026-01-02', '2026-05-01', '2026-05-02', '2026-05-07', '2026-12-31'])('is not %s', (date) => {
    expect(isHoliday(date, 'jp')).toBe(false);
  });

  it('does not exist in the calendar without holidays', () => {
    expect(isHoliday('2026-01-01', 'none')).toBe(false);
  });

  it.each(['jp', 'none'] as const)('is looked up by date: calendar %s refuses other text', (calendar) => {
    expect(() => isHoliday('2026-1-1', calendar)).toThrow(RangeError);
    expect(() => isHoliday('New Year', calendar)).toThrow(RangeError);
  });

  it('is suggested in Japan only', () => {
    expect(['Asia/Tokyo', 'Japan', 'Asia/Seoul', 'Europe/Berlin'].map(calendarFor)).toEqual([
      'jp',
      'jp',
      'none',
      'none',
    ]);
  });
});
