import { describe, expect, it } from 'vitest';
import { dueNow, occurrences, type SchedulePlan } from '../../src/team/schedule-plan.ts';
import { defaultWorkingHours } from '../../src/team/working-hours.ts';
import { wall } from '../helpers/times.ts';

const jst = (text: string) => new Date(`${text}+09:00`);

const tokyo: SchedulePlan = {
  startDate: '2026-04-20',
  weekdays: [3, 1],
  time: 9 * 60 + 30,
  zone: 'Asia/Tokyo',
  skipHolidays: 'jp',
};

describe('the occurrences of a schedule', () => {
  it('skip Golden Week and move later lessons on', () => {
    expect(occurrences(tokyo, { after: new Date(0), count: 5 })).toEqual([
      jst('2026-04-20T09:30'),
      jst('2026-04-22T09:30'),
      jst('2026-04-27T09:30'),
      jst('2026-05-11T09:30'),
      jst('2026-05-13T09:30'),
    ]);
    const everyDay = occurrences({ ...tokyo, skipHolidays: 'none' }, { after: new Date(0), count: 4 });
    expect(everyDay[3]).toEqual(jst('2026-04-29T09:30'));
  });

  it('come strictly after the given instant', () => {
    const next = (after: Date) => occurrences(tokyo, { after, count: 1 })[0];
    expect(next(jst('2026-04-22T09:29:59.999'))).toEqual(jst('2026-04-22T09:30'));
    expect(next(jst('2026-04-22T09:30'))).toEqual(jst('2026-04-27T09:30'));
    expect(next(jst('2020-01-01T00:00'))).toEqual(jst('2026-04-20T09:30'));
  });

  it('take the first of two equal times, and the end of a gap', () => {
    const sundays: SchedulePlan = {
      ...tokyo,
      weekdays: [7],
      zone: 'America/New_York',
      time: 150,
      skipHolidays: 'none',
    };
    const march = occurrences({ ...sundays, startDate: '2026-03-01' }, { after: new Date(0), count: 3 });
    expect(march).toEqual(
      ['03-01T02:30-05:00', '03-08T03:00-04:00', '03-15T02:30-04:00'].map((at) => new Date(`2026-${at}`)),
    );
    const autumn = occurrences({ ...sundays, startDate: '2026-11-01', time: 90 }, { after: new Date(0), count: 2 });
    expect(autumn).toEqual([new Date('2026-11-01T01:30-04:00'), new Date('2026-11-08T01:30-05:00')]);
  });

  it('skip a day that the zone skipped', () => {
    const fridays: SchedulePlan = {
      ...tokyo,
      startDate: '2011-12-23',
      weekdays: [5],
      zone: 'Pacific/Apia',
      skipHolidays: 'none',
    };
    const found = occurrences(fridays, { after: new Date(0), count: 2 });
    expect(found.map((at) => wall(at, 'Pacific/Apia').toISODate())).toEqual(['2011-12-23', '2012-01-06']);
  });

  it.each([
    [{ weekdays: [] }, 'at least one weekday is needed'],
    [{ weekdays: [8] }, 'a weekday is 1 (Monday) to 7 (Sunday), not 8'],
    [{ startDate: '2026-02-29' }, '"2026-02-29" is no date'],
    [{ time: 1440 }, 'the time of a lesson is 0 to 1439'],
    [{ time: 9.5 }, 'the time of a lesson is 0 to 1439'],
    [{ zone: 'Tokyo' }, '"Tokyo" is no time zone'],
  ])('are refused for an invalid schedule: %j', (wrong, message) => {
    expect(() => occurrences({ ...tokyo, ...wrong }, { after: new Date(0), count: 1 })).toThrow(message);
  });

  it.each([-1, 1.5, 1001, Number.NaN])('refuse the count %s', (count) => {
    expect(() => occurrences(tokyo, { after: new Date(0), count })).toThrow('occurrences are counted from 0 to 1000');
  });
});

describe('a tick', () => {
  const workingHours = defaultWorkingHours('Asia/Tokyo');
  const answer = (dueAt: string, now: string) => dueNow({ dueAt: jst(dueAt), now: jst(now), workingHours });

  it('waits for its time', () => {
    expect(answer('2026-06-05T09:30', '2026-06-05T09:29:59.999')).toBe('later');
  });

  it('on time is posted at any hour', () => {
    expect(answer('2026-06-05T09:30', '2026-06-05T09:30')).toBe('now');
    expect(answer('2026-06-06T21:00', '2026-06-06T21:15')).toBe('now');
    expect(answer('2026-06-05T23:44', '2026-06-05T23:59')).toBe('now');
  });

  it('missed while the app was down is posted within working hours of the same day', () => {
    expect(answer('2026-06-05T09:30', '2026-06-05T17:59')).toBe('now');
    expect(answer('2026-06-05T07:00', '2026-06-05T09:00')).toBe('now');
  });

  it.each([
    ['in the evening', '2026-06-04T09:30', '2026-06-04T18:00'],
    ['before opening', '2026-06-05T07:00', '2026-06-05T08:30'],
    ['past midnight, however short the delay', '2026-06-05T23:55', '2026-06-06T00:08'],
    ['on the next morning', '2026-06-04T09:30', '2026-06-05T09:30'],
    ['on a holiday', '2026-05-06T09:30', '2026-05-06T10:00'],
  ])('missed waits for the next slot %s', (_when, dueAt, now) => {
    expect(answer(dueAt, now)).toBe('missed');
  });

  it('is judged by the local day of the working hours', () => {
    const hours = { ...workingHours, from: 0, to: 1440 };
    const late = (now: string) => dueNow({ dueAt: jst('2026-06-05T08:00'), now: jst(now), workingHours: hours });
    // 8:00 and 10:00 in Tokyo are two days by UTC.
    expect([late('2026-06-05T10:00'), late('2026-06-05T23:59'), late('2026-06-06T00:00')]).toEqual([
      'now',
      'now',
      'missed',
    ]);
  });

  it('is refused with invalid working hours or dates', () => {
    const at = jst('2026-06-05T09:30');
    expect(() => dueNow({ dueAt: at, now: at, workingHours: { ...workingHours, weekdays: [] } })).toThrow(RangeError);
    expect(() => dueNow({ dueAt: new Date(Number.NaN), now: at, workingHours })).toThrow(RangeError);
  });
});
