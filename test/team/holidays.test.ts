import { describe, expect, it } from 'vitest';
import { calendarFor, holidayName, isHoliday } from '../../src/team/holidays.ts';

describe('a holiday in Japan', () => {
  it.each([
    ['2026-01-01', '元日', "New Year's Day"],
    ['2026-04-29', '昭和の日', 'Showa Day'],
    ['2026-05-03', '憲法記念日', 'Constitution Memorial Day'],
    ['2026-05-04', 'みどりの日', 'Greenery Day'],
    ['2026-05-05', 'こどもの日', "Children's Day"],
    ['2026-05-06', 'こどもの日 振替休日', 'Holiday in lieu'],
    ['2026-09-22', '休日', "Citizen's Holiday"],
    ['2027-03-22', '春分の日 振替休日', 'Holiday in lieu'],
  ])('is %s, %s, %s', (date, ja, en) => {
    expect(isHoliday(date, 'jp')).toBe(true);
    expect(holidayName(date, 'jp', 'ja')).toBe(ja);
    expect(holidayName(date, 'jp', 'en')).toBe(en);
  });

  it.each(['2026-01-02', '2026-05-01', '2026-05-02', '2026-05-07', '2026-12-31'])('is not %s', (date) => {
    expect(isHoliday(date, 'jp')).toBe(false);
    expect(holidayName(date, 'jp', 'en')).toBeUndefined();
  });

  it('is none where no holidays are kept', () => {
    expect(isHoliday('2026-01-01', 'none')).toBe(false);
    expect(holidayName('2026-01-01', 'none', 'ja')).toBeUndefined();
  });

  it.each(['jp', 'none'] as const)('is asked for by a date: %s refuses everything else', (calendar) => {
    expect(() => isHoliday('2026-1-1', calendar)).toThrow(RangeError);
    expect(() => holidayName('New Year', calendar, 'en')).toThrow(RangeError);
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
