import { describe, expect, it } from 'vitest';
import {
  addWorkingHours,
  defaultWorkingHours,
  isWorkingTime,
  nextWorkingTime,
  type WorkingHours,
  workingHoursBetween,
} from '../../src/team/working-hours.ts';

const tokyo = defaultWorkingHours('Asia/Tokyo');
/** An instant from a local time in Tokyo. */
const jst = (text: string) => new Date(`${text}+09:00`);

describe('working hours in Tokyo', () => {
  it('are 9:00 to 18:00 on weekdays, without the closing time itself', () => {
    const working = [
      '2026-06-05T08:59',
      '2026-06-05T09:00',
      '2026-06-05T17:59',
      '2026-06-05T18:00',
      '2026-06-06T12:00',
    ];
    expect(working.map((text) => isWorkingTime(jst(text), tokyo))).toEqual([false, true, true, false, false]);
  });

  it('begin again on Monday after a Friday evening', () => {
    expect(nextWorkingTime(jst('2026-06-05T18:00'), tokyo)).toEqual(jst('2026-06-08T09:00'));
    expect(nextWorkingTime(jst('2026-06-05T17:59:59'), tokyo)).toEqual(jst('2026-06-05T17:59:59'));
  });

  it('24 and 72 of them from a Friday afternoon end on the next two Wednesdays', () => {
    // Friday 2, Monday and Tuesday 18, Wednesday 4; or Friday 2, seven whole days 63, Wednesday 7.
    expect(addWorkingHours(jst('2026-06-05T16:00'), 24, tokyo)).toEqual(jst('2026-06-10T13:00'));
    expect(addWorkingHours(jst('2026-06-05T16:00'), 72, tokyo)).toEqual(jst('2026-06-17T16:00'));
  });

  it('skip Golden Week 2026, with the day in lieu on 6 May', () => {
    const holidays = ['2026-04-29', '2026-05-04', '2026-05-05', '2026-05-06'];
    for (const day of holidays) expect(isWorkingTime(jst(`${day}T12:00`), tokyo)).toBe(false);
    expect(addWorkingHours(jst('2026-05-01T17:00'), 2, tokyo)).toEqual(jst('2026-05-07T10:00'));
    expect(workingHoursBetween(jst('2026-04-28T00:00'), jst('2026-05-08T00:00'), tokyo)).toBe(4 * 9);
  });

  it('skip New Year, but not the customary company holidays around it', () => {
    expect(addWorkingHours(jst('2025-12-31T17:00'), 1.5, tokyo)).toEqual(jst('2026-01-02T09:30'));
  });

  it('move a sum that ends at closing time to the next opening', () => {
    expect(addWorkingHours(jst('2026-06-05T16:00'), 2, tokyo)).toEqual(jst('2026-06-08T09:00'));
    expect(addWorkingHours(jst('2026-06-05T18:00'), 0, tokyo)).toEqual(jst('2026-06-08T09:00'));
  });

  it('between two instants are negative backwards and zero at night', () => {
    expect(workingHoursBetween(jst('2026-06-05T16:00'), jst('2026-06-08T10:30'), tokyo)).toBe(3.5);
    expect(workingHoursBetween(jst('2026-06-08T10:30'), jst('2026-06-05T16:00'), tokyo)).toBe(-3.5);
    expect(workingHoursBetween(jst('2026-06-05T19:00'), jst('2026-06-08T08:00'), tokyo)).toBe(0);
  });
});

describe('working hours where clocks change', () => {
  const night: WorkingHours = { zone: 'America/New_York', weekdays: [6, 7], from: 60, to: 300, holidays: 'none' };

  it('count elapsed time: three of four hours on the night that skips one, five on the night that repeats one', () => {
    const hoursOf = (day: string, zone: string) =>
      workingHoursBetween(new Date(`${day}T00:00${zone}`), new Date(`${day}T12:00-04:00`), night);
    expect(hoursOf('2026-03-08', '-05:00')).toBe(3);
    expect(hoursOf('2026-11-01', '-04:00')).toBe(5);
    expect(hoursOf('2026-10-31', '-04:00')).toBe(4);
  });

  it('keep their local times over the weekend of the change', () => {
    const office = defaultWorkingHours('America/New_York');
    expect(addWorkingHours(new Date('2026-03-06T16:00-05:00'), 3, office)).toEqual(new Date('2026-03-09T10:00-04:00'));
    expect(addWorkingHours(new Date('2026-10-30T16:00-04:00'), 3, office)).toEqual(new Date('2026-11-02T10:00-05:00'));
  });

  it('inside the gap begin after it, or do not exist on that day', () => {
    const from = new Date('2026-03-07T12:00-05:00');
    expect(nextWorkingTime(from, { ...night, from: 150 })).toEqual(new Date('2026-03-08T03:00-04:00'));
    expect(nextWorkingTime(from, { ...night, from: 120, to: 180 })).toEqual(new Date('2026-03-14T02:00-04:00'));
  });

  it('resume when the hour of closing repeats', () => {
    const early = { ...night, to: 90 };
    const at = (text: string) => isWorkingTime(new Date(text), early);
    expect([at('2026-11-01T01:29-04:00'), at('2026-11-01T01:31-04:00'), at('2026-11-01T01:15-05:00')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('do not exist on the day that Samoa skipped', () => {
    const apia: WorkingHours = { ...tokyo, zone: 'Pacific/Apia', weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: 'none' };
    expect(addWorkingHours(new Date('2011-12-29T17:00-10:00'), 2, apia)).toEqual(new Date('2011-12-31T10:00+14:00'));
  });
});

describe('invalid working hours', () => {
  const at = jst('2026-06-05T12:00');
  it.each([
    [{ weekdays: [] }, 'at least one weekday is needed, 1 (Monday) to 7 (Sunday)'],
    [{ weekdays: [0] }, 'a weekday is 1 (Monday) to 7 (Sunday), not 0'],
    [{ from: 600, to: 600 }, 'working hours are whole minutes with 0 <= from < to <= 1440, not 600 to 600'],
    [{ to: 1441 }, 'working hours are whole minutes with 0 <= from < to <= 1440, not 540 to 1441'],
    [{ zone: 'Tokyo' }, '"Tokyo" is no time zone of the IANA database'],
  ])('are refused: %j', (wrong, message) => {
    const hours = { ...tokyo, ...wrong };
    expect(() => isWorkingTime(at, hours)).toThrow(new RangeError(message));
    expect(() => nextWorkingTime(at, hours)).toThrow(new RangeError(message));
    expect(() => addWorkingHours(at, 1, hours)).toThrow(new RangeError(message));
    expect(() => workingHoursBetween(at, at, hours)).toThrow(new RangeError(message));
  });

  it('are refused with an invalid date', () => {
    const never = new Date(Number.NaN);
    expect(() => isWorkingTime(never, tokyo)).toThrow('an instant must be a valid date');
    expect(() => nextWorkingTime(never, tokyo)).toThrow('an instant must be a valid date');
    expect(() => workingHoursBetween(at, never, tokyo)).toThrow('an instant must be a valid date');
    expect(() => workingHoursBetween(never, at, tokyo)).toThrow('an instant must be a valid date');
  });

  it('refuse a sum that is negative, infinite or over 20 years away', () => {
    for (const count of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e6]) {
      expect(() => addWorkingHours(at, count, tokyo)).toThrow(RangeError);
    }
    expect(() => workingHoursBetween(new Date(0), at, tokyo)).toThrow('over 20 years at most');
  });
});
