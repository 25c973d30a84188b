import fc from 'fast-check';
import { DateTime } from 'luxon';
import { allCalendars, NO_HOLIDAYS } from '../../src/team/holidays.ts';

/** Zones with clock changes in both hemispheres, by half an hour, around Ramadan or never, and one that skipped a day. */
export const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Africa/Casablanca',
];

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const START = Date.UTC(2008, 0, 1);
const END = Date.UTC(2038, 0, 1);

/** By zone: the days (milliseconds since 1970) in whose last 24 hours the offset changed. */
const changes = new Map(
  ZONES.map((zone) => {
    const offsetAt = (at: number) => DateTime.fromMillis(at, { zone }).offset;
    const changed = (since: number) => (at: number) => offsetAt(at) !== offsetAt(at - since);
    // No zone has changed its clocks twice in a week.
    const weeks = Array.from({ length: Math.floor((END - START) / WEEK) }, (_, week) => START + (week + 1) * WEEK);
    const daysBefore = (end: number) => Array.from({ length: 7 }, (_, day) => end - day * DAY);
    return [zone, weeks.filter(changed(WEEK)).flatMap(daysBefore).filter(changed(DAY))];
  }),
);

/** A zone and an instant on a whole minute: any instant, or one within three days of a clock change. */
export const zoneAndMinute = fc.constantFrom(...ZONES).chain((zone) => {
  const anywhere = fc.integer({ min: START / 60_000, max: END / 60_000 }).map((minute) => minute * 60_000);
  const days = changes.get(zone) ?? [];
  const near = fc
    .tuple(fc.constantFrom(...(days.length > 0 ? days : [START])), fc.integer({ min: -4320, max: 4320 }))
    .map(([day, minutes]) => day + minutes * 60_000);
  return fc.record({ zone: fc.constant(zone), at: fc.oneof(anywhere, near) });
});

export const someWeekdays = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });

/** No holidays, or those of any country or region; Japan's often. */
export const anyCalendar = fc.oneof(
  fc.constantFrom('jp', NO_HOLIDAYS),
  fc.constantFrom(...allCalendars().flatMap(({ country, regions }) => [country, ...regions])),
);

/** The local time at an instant, from luxon: an oracle that shares no code with the rules. */
export const wall = (at: Date | number, zone: string) => DateTime.fromMillis(Number(at), { zone });
