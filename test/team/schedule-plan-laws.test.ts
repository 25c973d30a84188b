import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHoliday } from '../../src/team/holidays.ts';
import { occurrences, type SchedulePlan } from '../../src/team/schedule-plan.ts';
import { runs } from '../fuzz/runs.ts';
import { anyCalendar, someWeekdays, wall, zoneAndMinute } from '../helpers/times.ts';

const MINUTE = 60_000;

describe('for every schedule, the lessons', () => {
  const DAYS = 40;
  const scene = fc
    .tuple(zoneAndMinute, someWeekdays, fc.integer({ min: 0, max: 1439 }), anyCalendar)
    .map(([{ zone, at }, weekdays, time, skipHolidays]) => {
      const startDate = wall(at, zone).toFormat('yyyy-MM-dd');
      const schedule: SchedulePlan = { startDate, weekdays, time, zone, skipHolidays };
      return { schedule, at };
    });

  /**
   * The expected instant of a schedule on a date, found by a search over local times around it: the first instant that
   * shows the time, or else the end of the gap that skips it; undefined when the gap skips the whole day.
   */
  function lookFor(date: string, { time, zone }: SchedulePlan): number | undefined {
    const around = Date.parse(date) + time * MINUTE;
    const wanted = wall(around, 'UTC').toFormat('yyyy-MM-dd HH:mm');
    // Offsets are at most 16 hours. These zones have offsets in quarters of an hour, and their gaps end on half hours.
    const looks = Array.from({ length: 2 * 16 * 4 + 1 }, (_, quarter) => around + (quarter - 16 * 4) * 15 * MINUTE);
    const shows = (at: number) => wall(at, zone).toFormat('yyyy-MM-dd HH:mm');
    const exact = looks.find((at) => shows(at) === wanted);
    if (exact !== undefined) return exact;
    const past = looks.find((at) => shows(at) > wanted) ?? Number.NaN;
    return shows(past).startsWith(date) ? past - (past % (30 * MINUTE)) : undefined;
  }

  it('come once on each weekday of the schedule that is not a holiday, at the local time, without omission', () => {
    fc.assert(
      fc.property(scene, ({ schedule }) => {
        const { startDate, weekdays, zone, skipHolidays } = schedule;
        const dates = Array.from({ length: DAYS }, (_, day) =>
          wall(Date.parse(startDate) + day * 1440 * MINUTE, 'UTC').toFormat('yyyy-MM-dd'),
        );
        const wanted = dates
          .filter((date) => weekdays.includes(wall(Date.parse(date), 'UTC').weekday) && !isHoliday(date, skipHolidays))
          .map((date) => lookFor(date, schedule))
          .filter((at) => at !== undefined);
        const found = occurrences(schedule, { after: new Date(0), count: wanted.length });
        expect(found.map((at) => wall(at, zone).toISO())).toEqual(wanted.map((at) => wall(at, zone).toISO()));
      }),
      { numRuns: runs(300) },
    );
  });

  it('come in order, on the weekdays and never on a holiday, from any start', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 1440 });
    fc.assert(
      fc.property(scene, minutes, fc.integer({ min: 1, max: 20 }), ({ schedule, at }, wait, count) => {
        const after = new Date(at + wait * MINUTE);
        const found = occurrences(schedule, { after, count });
        expect(found).toHaveLength(count);
        let before = after;
        for (const each of found) {
          const local = wall(each, schedule.zone);
          expect(each.getTime()).toBeGreaterThan(before.getTime());
          expect(schedule.weekdays).toContain(local.weekday);
          expect(isHoliday(local.toFormat('yyyy-MM-dd'), schedule.skipHolidays)).toBe(false);
          expect(occurrences(schedule, { after: before, count: 1 })).toEqual([each]);
          expect(occurrences(schedule, { after: new Date(each.getTime() - 1), count: 1 })).toEqual([each]);
          before = each;
        }
      }),
    );
  });
});
