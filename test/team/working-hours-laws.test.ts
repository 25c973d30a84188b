import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHoliday } from '../../src/team/holidays.ts';
import {
  addWorkingHours,
  isWorkingTime,
  nextWorkingTime,
  type WorkingHours,
  workingHoursBetween,
} from '../../src/team/working-hours.ts';
import { runs } from '../fuzz/runs.ts';
import { anyCalendar, someWeekdays, wall, zoneAndMinute } from '../helpers/times.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Instants have millisecond precision, so hours between them are exact to a few milliseconds. */
const MILLISECOND = 1 / HOUR;

const span = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, length]) => ({ from, to: Math.min(1440, from + length) }));

const scene = fc
  .tuple(zoneAndMinute, someWeekdays, span, anyCalendar)
  .map(([{ zone, at }, weekdays, { from, to }, holidays]) => {
    const hours: WorkingHours = { zone, weekdays, from, to, holidays };
    return { at: new Date(at), hours };
  });

/** Counts that even short working days reach within a few dozen days. */
const withCount = scene.chain(({ at, hours }) => {
  const most = 30 * ((hours.to - hours.from) / 60);
  return fc.record({
    at: fc.constant(at),
    hours: fc.constant(hours),
    count: fc.oneof(
      fc.double({ min: 0, max: most, noNaN: true }),
      fc.integer({ min: 0, max: 30 }).map((days) => (days * (hours.to - hours.from)) / 60),
    ),
  });
});

/** Working time, decided by the local date and time. */
function looksLikeWork(at: Date | number, { zone, weekdays, from, to, holidays }: WorkingHours): boolean {
  const local = wall(at, zone);
  const minute = local.hour * 60 + local.minute;
  const free = isHoliday(local.toFormat('yyyy-MM-dd'), holidays);
  return weekdays.includes(local.weekday) && minute >= from && minute < to && !free;
}

const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

describe('for every zone and working hours', () => {
  it('working time follows local time', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: MINUTE - 1 }), ({ at, hours }, ms) => {
        expect(isWorkingTime(later(at, ms), hours)).toBe(looksLikeWork(later(at, ms), hours));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('the next working time is the first one', () => {
    fc.assert(
      fc.property(
        scene,
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        ({ at, hours }, shares) => {
          const next = nextWorkingTime(at, hours);
          expect(looksLikeWork(next, hours)).toBe(true);
          const wait = next.getTime() - at.getTime();
          expect(wait).toBeGreaterThanOrEqual(0);
          if (wait > 0) expect(looksLikeWork(later(next, -1), hours)).toBe(false);
          for (const share of wait > 0 ? shares : []) {
            expect(looksLikeWork(later(at, Math.floor(share * wait)), hours)).toBe(false);
          }
          expect(nextWorkingTime(next, hours)).toEqual(next);
        },
      ),
    );
  });

  it('a sum of working hours ends in working time, never on a holiday, after exactly that many hours', () => {
    fc.assert(
      fc.property(withCount, ({ at, hours, count }) => {
        const end = addWorkingHours(at, count, hours);
        expect(looksLikeWork(end, hours)).toBe(true);
        expect(isHoliday(wall(end, hours.zone).toFormat('yyyy-MM-dd'), hours.holidays)).toBe(false);
        expect(Math.abs(workingHoursBetween(at, end, hours) - count)).toBeLessThan(MILLISECOND);
      }),
      { numRuns: runs(500) },
    );
  });

  it('more hours, or a later start, are never reached earlier', () => {
    const more = fc.double({ min: 0, max: 20, noNaN: true });
    const wait = fc.integer({ min: 0, max: 5 * 1440 });
    fc.assert(
      fc.property(withCount, more, wait, ({ at, hours, count }, extra, minutes) => {
        const end = addWorkingHours(at, count, hours);
        const share = (extra * (hours.to - hours.from)) / 1440;
        expect(addWorkingHours(at, count + share, hours).getTime()).toBeGreaterThanOrEqual(end.getTime());
        expect(addWorkingHours(later(at, minutes * MINUTE), count, hours).getTime()).toBeGreaterThanOrEqual(
          end.getTime(),
        );
      }),
    );
  });

  it('adding in two parts equals adding at once', () => {
    fc.assert(
      fc.property(withCount, fc.double({ min: 0, max: 1, noNaN: true }), ({ at, hours, count }, share) => {
        // Whole milliseconds, because a rounding error at closing time would add a night.
        const whole = Math.round(count * HOUR);
        const first = Math.floor(whole * share);
        const half = addWorkingHours(at, first / HOUR, hours);
        expect(addWorkingHours(half, (whole - first) / HOUR, hours)).toEqual(addWorkingHours(at, whole / HOUR, hours));
      }),
    );
  });

  it('hours between two instants equal the working minutes, and add up over any instant between', () => {
    const length = fc.integer({ min: 0, max: 3 * 1440 });
    fc.assert(
      fc.property(scene, length, fc.double({ min: 0, max: 1, noNaN: true }), ({ at, hours }, minutes, share) => {
        const end = later(at, minutes * MINUTE);
        const working = Array.from({ length: minutes }, (_, minute) => later(at, minute * MINUTE)).filter((each) =>
          looksLikeWork(each, hours),
        );
        const sum = workingHoursBetween(at, end, hours);
        expect(sum).toBeCloseTo(working.length / 60, 6);
        const between = later(at, Math.floor(minutes * share) * MINUTE);
        const parts = workingHoursBetween(at, between, hours) + workingHoursBetween(between, end, hours);
        expect(parts).toBeCloseTo(sum, 6);
        expect(workingHoursBetween(end, at, hours)).toBeCloseTo(-sum, 6);
      }),
      { numRuns: runs(60) },
    );
  });
});
