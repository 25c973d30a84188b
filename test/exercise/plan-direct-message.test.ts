import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planDirectMessage } from '../../src/exercise/plan-direct-message.ts';
import { DAY, wallClock, weekdayOf } from '../../src/team/local-time.ts';
import { isWorkingTime, type WorkingHours } from '../../src/team/working-hours.ts';

const TOKYO: WorkingHours = { zone: 'Asia/Tokyo', weekdays: [1, 2, 3, 4, 5], from: 540, to: 1080, holidays: 'jp' };
const at = (local: string) => new Date(`${local}:00+09:00`);
const plan = (since: string | undefined, now: string, told: string[] = []) =>
  planDirectMessage({
    ...(since === undefined ? {} : { since: at(since) }),
    now: at(now),
    told: told.map(at),
    hours: TOKYO,
  });

describe('in Tokyo, 9 to 18, what can wait', () => {
  it('is told at the beginning of the next half day', () => {
    // Monday, 12 October 2026, is a holiday.
    expect(plan('2026-10-13T09:00', '2026-10-13T09:00')).toEqual(at('2026-10-13T13:30'));
    expect(plan('2026-10-13T13:30', '2026-10-13T13:31')).toEqual(at('2026-10-14T09:00'));
    expect(plan('2026-10-16T14:00', '2026-10-16T14:00')).toEqual(at('2026-10-19T09:00'));
    expect(plan('2026-10-09T17:00', '2026-10-09T17:00')).toEqual(at('2026-10-13T09:00'));
  });

  it('is told in the next working hours when its time passed while the app was down', () => {
    expect(plan('2026-10-13T10:00', '2026-10-13T16:00')).toEqual(at('2026-10-13T16:00'));
    expect(plan('2026-10-13T10:00', '2026-10-13T20:00')).toEqual(at('2026-10-14T09:00'));
  });

  it('waits for the week’s last half day after two direct messages, and for the next week after three', () => {
    const two = ['2026-10-13T09:00', '2026-10-13T13:30'];
    expect(plan('2026-10-13T14:00', '2026-10-13T14:00', two)).toEqual(at('2026-10-16T13:30'));
    expect(plan('2026-10-13T14:00', '2026-10-16T15:00', two)).toEqual(at('2026-10-16T15:00'));
    const three = [...two, '2026-10-14T11:00'];
    expect(plan('2026-10-14T14:00', '2026-10-14T14:00', three)).toEqual(at('2026-10-19T09:00'));
    // Those of the week before don't count.
    expect(plan('2026-10-20T14:00', '2026-10-20T14:00', three)).toEqual(at('2026-10-21T09:00'));
  });

  it('waits for no half day when it is a reminder', () => {
    expect(plan(undefined, '2026-10-13T10:15')).toEqual(at('2026-10-13T10:15'));
    expect(plan(undefined, '2026-10-13T19:00')).toEqual(at('2026-10-14T09:00'));
  });
});

it('nobody gets more than three a calendar week of what can wait, whenever it comes about', () => {
  const zones = fc.constantFrom('Asia/Tokyo', 'Europe/London', 'America/New_York');
  const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  const start = Date.parse('2026-10-01T00:00:00Z');
  const times = fc.array(fc.integer({ min: 0, max: 28 * 24 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(zones, weekdays, times, (zone, days, hoursAfter) => {
      const hours: WorkingHours = { zone, weekdays: days, from: 540, to: 1080, holidays: 'none' };
      const told: Date[] = [];
      for (const after of hoursAfter.toSorted((a, b) => a - b)) {
        const since = new Date(start + after * 3_600_000);
        // It goes with a message that comes later anyway.
        if (told.some((each) => each > since)) continue;
        const next = planDirectMessage({ since, told, now: since, hours });
        expect(isWorkingTime(next, hours)).toBe(true);
        expect(next.getTime() - since.getTime()).toBeLessThanOrEqual(15 * DAY);
        told.push(next);
      }
      const weeks = told.map((each) => {
        const { day } = wallClock(each.getTime(), zone);
        return day - weekdayOf(day);
      });
      for (const week of weeks) expect(weeks.filter((each) => each === week).length).toBeLessThanOrEqual(3);
    }),
  );
});
