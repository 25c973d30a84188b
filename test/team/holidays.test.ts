import { describe, expect, it } from 'vitest';
import {
  allCalendars,
  calendarFor,
  calendarOfPerson,
  calendarParts,
  isCalendar,
  isHoliday,
} from '../../src/team/holidays.ts';

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
    ['2032-09-21', 'a day between two holidays that the library misses'],
  ])('is %s, %s', (date) => {
    expect(isHoliday(date, 'jp')).toBe(true);
  });

  it.each(['2026-01-02', '2026-05-01', '2026-05-02', '2026-05-07', '2026-12-31'])('is not %s', (date) => {
    expect(isHoliday(date, 'jp')).toBe(false);
  });
});

describe('a public holiday', () => {
  it.each([
    ['de', '2026-10-03', 'German Unity Day'],
    ['us', '2026-11-26', 'Thanksgiving'],
    ['fr', '2026-07-14', 'the national day of France'],
    ['gb', '2026-12-28', 'the day in lieu of Boxing Day'],
    ['sa', '2027-03-10', 'a day of a feast that lasts several days'],
    ['de-by', '2026-01-06', 'Epiphany in Bavaria'],
    ['de-by', '2026-10-03', 'what a region shares with its country'],
  ])('in %s is %s, %s', (calendar, date) => {
    expect(isHoliday(date, calendar)).toBe(true);
  });

  it.each([
    ['de', '2026-01-06', 'a holiday of some regions only'],
    ['is', '2026-12-31', 'half a day'],
    ['us', '2026-02-14', 'a day that people observe, but work on'],
    ['jp', '2036-01-01', 'after the table'],
    ['none', '2026-01-01', 'without holidays'],
    ['nowhere', '2026-01-01', 'of a calendar that is unknown'],
    ['constructor', '2026-01-01', "of a word that isn't a calendar"],
  ])('in %s is not %s, %s', (calendar, date) => {
    expect(isHoliday(date, calendar)).toBe(false);
  });

  it.each(['jp', 'none', 'nowhere'])('is looked up by date: calendar %s refuses other text', (calendar) => {
    expect(() => isHoliday('2026-1-1', calendar)).toThrow(RangeError);
    expect(() => isHoliday('New Year', calendar)).toThrow(RangeError);
  });
});

describe('the calendar of a time zone', () => {
  it('is that of its country', () => {
    const zones = [
      'Asia/Tokyo',
      'Japan',
      'Asia/Seoul',
      'europe/berlin',
      'America/Chicago',
      'Asia/Kolkata',
      'Asia/Calcutta',
    ];
    expect(zones.map(calendarFor)).toEqual(['jp', 'jp', 'kr', 'de', 'us', 'in', 'in']);
  });

  it('is none where the zone belongs to no country', () => {
    expect(['UTC', 'Etc/GMT+3', 'Nowhere/City'].map(calendarFor)).toEqual(['none', 'none', 'none']);
  });

  it('decides for a person, but not against the region that the team chose', () => {
    expect(calendarOfPerson('Europe/Berlin', 'jp')).toBe('de');
    expect(calendarOfPerson('Europe/Berlin', 'de-by')).toBe('de-by');
    expect(calendarOfPerson('UTC', 'de-by')).toBe('de-by');
    expect(calendarOfPerson('Europe/Berlin', 'none')).toBe('none');
  });
});

it('every calendar is known, and a region has its country and a name', () => {
  const all = allCalendars();
  expect(all.length).toBeGreaterThan(200);
  for (const { country, regions } of all) {
    expect(isCalendar(country)).toBe(true);
    for (const region of regions) {
      expect(isCalendar(region)).toBe(true);
      expect(calendarParts(region)).toMatchObject({ country, region: expect.stringMatching(/\S/u) });
    }
  }
  expect(['toString', '', 'JP'].map(isCalendar)).toEqual([false, false, false]);
});
