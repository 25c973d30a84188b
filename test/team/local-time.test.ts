import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, dayOf, instantOf, localDateOf, offsetSpans, wallClock, weekdayOf } from '../../src/team/local-time.ts';
import { wall, zoneAndMinute } from '../helpers/times.ts';

const minutes = (hour: number, minute: number) => (hour * 60 + minute) * 60_000;
const instant = (date: string, time: number, zone: string) => {
  const at = instantOf(dayOf(date), time, zone);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('a local day', () => {
  it('is a date and a weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (day) => {
        expect(dayOf(localDateOf(day))).toBe(day);
        expect(weekdayOf(day)).toBe(wall(day * DAY, 'UTC').weekday);
      }),
    );
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', 'tomorrow'])('is not %j', (text) => {
    expect(() => dayOf(text)).toThrow(new RangeError(`"${text}" is no date as YYYY-MM-DD`));
  });
});

describe('the clock on the wall', () => {
  it('shows what luxon reads', () => {
    fc.assert(
      fc.property(zoneAndMinute, ({ zone, at }) => {
        const { day, time } = wallClock(at, zone);
        const local = wall(at, zone);
        expect([localDateOf(day), time]).toEqual([local.toISODate(), minutes(local.hour, local.minute)]);
      }),
    );
  });

  it('shows a time first at its instant', () => {
    fc.assert(
      fc.property(zoneAndMinute, ({ zone, at }) => {
        const { day, time } = wallClock(at, zone);
        const first = instantOf(day, time, zone) ?? Number.NaN;
        expect(first).toBeLessThanOrEqual(at);
        expect(at - first).toBeLessThanOrEqual(3_600_000);
        expect(wallClock(first, zone)).toEqual({ day, time });
      }),
    );
  });

  it('shows some times twice, and the first instant counts', () => {
    expect(instant('2026-11-01', minutes(1, 30), 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
    expect(instant('2026-04-05', minutes(1, 45), 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z');
    expect(instant('2018-02-17', minutes(23, 30), 'America/Sao_Paulo')).toBe('2018-02-18T01:30:00.000Z');
  });

  it('skips some times, for which the first instant after the gap counts', () => {
    expect(instant('2026-03-08', minutes(2, 30), 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
    expect(instant('2026-10-04', minutes(2, 15), 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z');
    expect(instant('2018-11-04', 0, 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(instant('2024-03-30', minutes(23, 30), 'America/Nuuk')).toBe('2024-03-31T01:00:00.000Z');
  });

  it('never showed the day that Samoa skipped', () => {
    expect(instant('2011-12-30', minutes(9, 0), 'Pacific/Apia')).toBeUndefined();
    expect(instant('2011-12-31', 0, 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });
});

describe('spans of constant offset', () => {
  it('cover the whole time, each with its offset', () => {
    const length = fc.integer({ min: 0, max: 60 * 1440 });
    fc.assert(
      fc.property(zoneAndMinute, length, ({ zone, at }, count) => {
        const until = at + count * 60_000;
        let end = at;
        for (const span of offsetSpans(at, until, zone)) {
          expect(span.start).toBe(end);
          expect(span.end).toBeGreaterThan(span.start);
          for (const inside of [span.start, (span.start + span.end) / 2, span.end - 1]) {
            expect(wall(Math.floor(inside), zone).offset * 60_000).toBe(span.offset);
          }
          end = span.end;
        }
        expect(end).toBe(until);
      }),
    );
  });
});
