import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueMoment, nextMoment, weekMoments } from '../../src/team/week-moment.ts';
import { isWorkingTime, type WorkingHours } from '../../src/team/working-hours.ts';
import { anyCalendar, someWeekdays, wall, zoneAndMinute } from '../helpers/times.ts';

const TOKYO: WorkingHours = { weekdays: [1, 2, 3, 4, 5], from: 540, to: 1080, zone: 'Asia/Tokyo', holidays: 'jp' };
const at = (local: string) => new Date(`${local}:00+09:00`);
const next = (what: 'ahead' | 'recap', now: string, hours: Partial<WorkingHours> = {}) =>
  nextMoment(what, at(now), { ...TOKYO, ...hours });

describe('in Tokyo, 9 to 18', () => {
  it('what lies ahead comes when Monday begins, and the recap on Friday at 16:00', () => {
    expect(next('ahead', '2026-09-03T12:00')).toEqual(at('2026-09-07T09:00'));
    expect(next('recap', '2026-09-03T12:00')).toEqual(at('2026-09-04T16:00'));
    expect(next('recap', '2026-09-04T16:00')).toEqual(at('2026-09-11T16:00'));
  });

  it('a holiday moves both to the next working day', () => {
    // Monday to Wednesday, 21 to 23 September 2026, are holidays; so is Friday, 20 March.
    expect(next('ahead', '2026-09-18T12:00')).toEqual(at('2026-09-24T09:00'));
    expect(next('recap', '2026-03-19T12:00')).toEqual(at('2026-03-23T16:00'));
  });

  it('a team with other working days has them on its first and its last one', () => {
    expect(next('ahead', '2026-09-03T12:00', { weekdays: [2, 3, 4] })).toEqual(at('2026-09-08T09:00'));
    expect(next('recap', '2026-09-03T12:00', { weekdays: [2, 3, 4] })).toEqual(at('2026-09-03T16:00'));
    // From Sunday to Thursday, as in Israel.
    expect(next('recap', '2026-09-06T12:00', { weekdays: [7, 1, 2, 3, 4] })).toEqual(at('2026-09-10T16:00'));
  });

  it('a short working day has the recap at its beginning', () => {
    expect(next('recap', '2026-09-03T12:00', { from: 540, to: 600 })).toEqual(at('2026-09-04T09:00'));
  });

  it('is due until the working day ends, unless it was looked at', () => {
    const due = (since: string, now: string) => dueMoment('ahead', { since: at(since), now: at(now), hours: TOKYO });
    expect(due('2026-09-06T12:00', '2026-09-07T08:59')).toBeUndefined();
    expect(due('2026-09-06T12:00', '2026-09-07T09:00')).toMatchObject({ week: '2026-09-07' });
    expect(due('2026-09-06T12:00', '2026-09-07T17:59')).toMatchObject({ week: '2026-09-07' });
    expect(due('2026-09-06T12:00', '2026-09-07T18:00')).toBeUndefined();
    expect(due('2026-09-07T09:00', '2026-09-07T10:00')).toBeUndefined();
  });
});

it('comes at most once a week, in working hours and never on a holiday, in every zone and calendar', () => {
  const scene = fc.record({
    what: fc.constantFrom('ahead' as const, 'recap' as const),
    place: zoneAndMinute,
    weekdays: someWeekdays,
    from: fc.integer({ min: 0, max: 1380 }),
    length: fc.integer({ min: 30, max: 1440 }),
    holidays: anyCalendar,
  });
  fc.assert(
    fc.property(scene, ({ what, place: { zone, at: instant }, weekdays, from, length, holidays }) => {
      const hours: WorkingHours = { zone, weekdays, from, to: Math.min(1440, from + length), holidays };
      const moments = weekMoments(what, new Date(instant), hours);
      expect(new Set(moments.map(({ week }) => week)).size).toBe(moments.length);
      expect(moments.map(({ at: each }) => each.getTime())).toEqual(
        moments.map(({ at: each }) => each.getTime()).sort((a, b) => a - b),
      );
      for (const { week, at: moment, until } of moments) {
        // A change of the clocks may skip the beginning of the day, or the time at which the recap comes.
        const local = wall(moment, zone);
        if (local.hour * 60 + local.minute === (what === 'ahead' ? from : Math.max(from, hours.to - 120)))
          expect(isWorkingTime(moment, hours)).toBe(true);
        expect(until > moment).toBe(true);
        expect(local.toFormat('yyyy-MM-dd') >= week).toBe(true);
      }
      const due = nextMoment(what, new Date(instant), hours);
      if (due !== undefined) expect(due.getTime()).toBeGreaterThan(instant);
    }),
  );
});

it('goes round the weeks without leaving one out, look after look', () => {
  const seen: string[] = [];
  let since = at('2026-08-30T00:00');
  for (let now = since; now < at('2026-10-12T00:00'); ) {
    const due = dueMoment('ahead', { since, now, hours: TOKYO });
    if (due !== undefined) seen.push(due.week);
    since = now;
    now = nextMoment('ahead', now, TOKYO) ?? at('2026-10-12T00:00');
  }
  expect(seen).toEqual(['2026-08-31', '2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05']);
});
