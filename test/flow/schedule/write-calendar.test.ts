import { describe, expect, it } from 'vitest';
import { LESSON_IDS } from '../../../src/course/lesson-id.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import { previewOf } from '../../../src/flow/schedule/preview-schedule.ts';
import { writeCalendar } from '../../../src/flow/schedule/write-calendar.ts';
import type { Schedule } from '../../../src/team/schedule.ts';
import { course } from '../../helpers/course.ts';
import { readCalendar } from '../../helpers/read-calendar.ts';

const PLACE = { teamId: 'T1', channelId: 'C1' };
/** Clocks go back on 1 November in New York, and on 25 October in London; they go forward on 14 and 28 March. */
const CASES = [
  { zone: 'America/New_York', startDate: '2026-10-26', hours: ['13:00', '13:00', '14:00', '14:00'] },
  { zone: 'Europe/London', startDate: '2026-10-19', hours: ['08:00', '08:00', '09:00', '09:00'] },
  { zone: 'America/New_York', startDate: '2027-03-08', hours: ['14:00', '14:00', '13:00', '13:00'] },
  { zone: 'Asia/Tokyo', startDate: '2026-10-26', hours: ['00:00', '00:00', '00:00', '00:00'] },
];

function scheduleAt(zone: string, startDate: string, change: Partial<Schedule> = {}) {
  const plan = { startDate, weekdays: [1, 4], time: 540, zone, skipHolidays: 'none' as const };
  const now = new Date(`${startDate}T00:00:00Z`);
  now.setUTCDate(now.getUTCDate() - 1);
  const dates = previewOf({ plan, lessons: [...LESSON_IDS], whenUnfinished: 'go-on' }, now);
  const schedule: Schedule = {
    teamId: 'T1',
    cohortId: 'cohort',
    plan,
    lessons: dates.map(({ process }) => ({ process, edition: 1 })),
    whenUnfinished: 'go-on',
    paused: false,
    nextAt: dates[0]?.at ?? now,
    ...change,
  };
  return { schedule, dates, now };
}

describe.each(CASES)('the calendar of a schedule in $zone from $startDate', ({ zone, startDate, hours }) => {
  it.each(LOCALES)('has the dates that the form has shown, across the change of the clocks, in %s', (locale) => {
    const { schedule, dates, now } = scheduleAt(zone, startDate);
    const events = readCalendar(writeCalendar({ course }, { schedule, place: PLACE, locale, now }));
    expect(events.map(({ at }) => at)).toEqual(dates.map(({ at }) => at.toISOString()));
    const first = events.slice(0, 4).map(({ at }) => at.slice(11, 16));
    expect(first).toEqual(hours);
    for (const [index, { title, description, url, minutes }] of events.entries()) {
      const process = dates[index]?.process ?? 'course';
      expect(title).toContain(course.lessonInfo(locale, process).name);
      expect(description).toContain(url);
      expect(minutes).toBe(course.lesson(locale, process).minutes);
    }
  });
});

it('a file of a changed schedule has the same events at other dates, and a higher number', () => {
  const { schedule, now } = scheduleAt('Asia/Tokyo', '2026-10-26');
  const at = { place: PLACE, locale: 'en' as const };
  const before = readCalendar(writeCalendar({ course }, { schedule, now, ...at }));
  const [, ...rest] = schedule.lessons;
  const later = { ...schedule, lessons: rest, nextAt: new Date('2026-11-02T00:00:00Z') };
  const minute = new Date(now.getTime() + 60_000);
  const after = readCalendar(writeCalendar({ course }, { schedule: later, now: minute, ...at }));
  expect(after.map(({ uid }) => uid)).toEqual(before.slice(1).map(({ uid }) => uid));
  expect(new Set(before.map(({ uid }) => uid)).size).toBe(before.length);
  expect(after[0]?.at).toBe('2026-11-02T00:00:00.000Z');
  expect(after[0]?.sequence).toBeGreaterThan(before[0]?.sequence ?? 0);
});

it('dates of a paused schedule are tentative', () => {
  const { schedule, now } = scheduleAt('Asia/Tokyo', '2026-10-26', { paused: true });
  const events = readCalendar(writeCalendar({ course }, { schedule, place: PLACE, locale: 'ja', now }));
  expect(new Set(events.map(({ status }) => status))).toEqual(new Set(['TENTATIVE']));
});
