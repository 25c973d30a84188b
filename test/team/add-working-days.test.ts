import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, workingDaysBetween } from '../../src/team/add-working-days.ts';
import { isHoliday } from '../../src/team/holidays.ts';
import { type WorkingHours, workingHoursBetween } from '../../src/team/working-hours.ts';
import { anyCalendar, someWeekdays, wall, zoneAndMinute } from '../helpers/times.ts';

const TOKYO: WorkingHours = { weekdays: [1, 2, 3, 4, 5], from: 540, to: 1080, zone: 'Asia/Tokyo', holidays: 'jp' };
const NEW_YORK: WorkingHours = { ...TOKYO, zone: 'America/New_York', holidays: 'none' };

describe('a date that moves by working days', () => {
  it('keeps its time of day and leaves out weekends, holidays and quiet days', () => {
    // Friday, 20 November 2026, 18:00 in Tokyo; Monday the 23rd is a holiday.
    const friday = new Date('2026-11-20T09:00:00Z');
    expect(addWorkingDays(friday, 1, TOKYO).toISOString()).toBe('2026-11-24T09:00:00.000Z');
    expect(addWorkingDays(friday, 3, TOKYO).toISOString()).toBe('2026-11-26T09:00:00.000Z');
    expect(addWorkingDays(friday, 1, { ...TOKYO, weekdays: [3, 4] }).toISOString()).toBe('2026-11-25T09:00:00.000Z');
    expect(addWorkingDays(friday, 0, TOKYO)).toEqual(friday);
  });

  it('keeps its time of day when the clocks change', () => {
    // Friday, 30 October 2026, 18:00 in New York. Clocks go back on Sunday.
    expect(addWorkingDays(new Date('2026-10-30T22:00:00Z'), 1, NEW_YORK).toISOString()).toBe(
      '2026-11-02T23:00:00.000Z',
    );
  });
});

it('working days between two instants are whole days of working hours', () => {
  const between = (a: string, b: string) =>
    workingDaysBetween(workingHoursBetween(new Date(a), new Date(b), TOKYO), TOKYO);
  expect(between('2026-11-16T00:00:00Z', '2026-11-19T00:00:00Z')).toBe(3);
  expect(between('2026-11-16T01:00:00Z', '2026-11-19T00:59:00Z')).toBe(2);
  // From Friday noon to Tuesday noon there is one working day: Monday is a holiday.
  expect(between('2026-11-20T03:00:00Z', '2026-11-24T03:00:00Z')).toBe(1);
});

it('a date moves to the day after so many working days, with the holidays of any country', () => {
  const days = fc.integer({ min: 1, max: 15 });
  fc.assert(
    fc.property(zoneAndMinute, someWeekdays, anyCalendar, days, ({ zone, at }, weekdays, holidays, count) => {
      const hours: WorkingHours = { zone, weekdays, from: 540, to: 1080, holidays };
      const isWorkday = (date: string) =>
        weekdays.includes(wall(Date.parse(date), 'UTC').weekday) && !isHoliday(date, holidays);
      const start = Date.parse(wall(at, zone).toFormat('yyyy-MM-dd'));
      const end = wall(addWorkingDays(new Date(at), count, hours), zone).toFormat('yyyy-MM-dd');
      const passed = Array.from({ length: (Date.parse(end) - start) / 86_400_000 }, (_, day) =>
        wall(start + (day + 1) * 86_400_000, 'UTC').toFormat('yyyy-MM-dd'),
      );
      // A zone that skips a day may leave one out.
      const counted = passed.filter((date) => isWorkday(date) && !(zone === 'Pacific/Apia' && date === '2011-12-30'));
      expect(counted).toHaveLength(count);
      expect(counted.at(-1)).toBe(end);
    }),
  );
});
