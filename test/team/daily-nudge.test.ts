import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTimely, nextNudge } from '../../src/team/daily-nudge.ts';
import { defaultWorkingHours } from '../../src/team/working-hours.ts';

const at = (text: string) => new Date(text);
const TOKYO = defaultWorkingHours('Asia/Tokyo');
const NINE = { minutes: 540, zone: 'Asia/Tokyo' };

test.each([
  ['later today', '2026-11-27T08:59:00+09:00', 'working', '2026-11-27T09:00:00+09:00'],
  ['on Monday, once Friday’s is over', '2026-11-27T09:00:00+09:00', 'working', '2026-11-30T09:00:00+09:00'],
  [
    'on Saturday, for someone who wants it every day',
    '2026-11-27T09:00:00+09:00',
    'every',
    '2026-11-28T09:00:00+09:00',
  ],
  ['after a holiday', '2026-11-02T10:00:00+09:00', 'working', '2026-11-04T09:00:00+09:00'],
] as const)('a nudge comes %s', (_, after, days, next) => {
  expect(nextNudge(at(after), { ...NINE, days }, TOKYO)).toEqual(at(next));
});

test('it comes at the same local time when the clocks change', () => {
  const plan = { days: 'every', minutes: 540, zone: 'America/New_York' } as const;
  const hours = defaultWorkingHours('America/New_York');
  expect(nextNudge(at('2026-10-31T13:00:00Z'), plan, hours)).toEqual(at('2026-11-01T14:00:00Z'));
});

test('it is later than the instant, and no more than one a day apart for someone who wants it every day', () => {
  fc.assert(
    fc.property(
      fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 1439 }),
      fc.constantFrom('Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'UTC'),
      (after, minutes, zone) => {
        const next = nextNudge(after, { days: 'every', minutes, zone }, TOKYO);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        // A day may have 25 hours.
        expect(next.getTime() - after.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
      },
    ),
  );
});

test.each([
  ['on time', '2026-11-27T00:00:00Z', true],
  ['twelve hours late', '2026-11-27T12:00:00Z', true],
  ['later that day', '2026-11-27T12:00:01Z', false],
  ['the next day', '2026-11-27T15:00:00Z', false],
] as const)('one that would come %s is timely: %s', (_, now, timely) => {
  expect(isTimely(at('2026-11-27T00:00:00Z'), at(now), 'Asia/Tokyo')).toBe(timely);
});
