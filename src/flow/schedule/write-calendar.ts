import { createEvents, type EventAttributes } from 'ics';
import type { Course } from '../../course/course.ts';
import { isProcess } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import { MINUTE } from '../../team/local-time.ts';
import type { Place } from '../../team/place.ts';
import type { Schedule } from '../../team/schedule.ts';
import { datesAhead } from './preview-schedule.ts';

/** Who has made the file, as the standard for calendars wants it named. */
const PRODUCT = '-//kakehashi//lesson schedule//EN';

/**
 * Writes the dates of a schedule as an iCalendar file (RFC 5545), one event a lesson. Times are in UTC, so that every calendar shows them in its
 * own zone. An event's UID is its lesson's place in the course of this cohort: a file that is imported again moves the events, and adds none.
 * @param input.locale the reader's language
 * @throws Error when the library refuses an event
 */
export function writeCalendar(
  { course }: { course: Course },
  { schedule, place, locale, now }: { schedule: Schedule; place: Place; locale: Locale; now: Date },
): string {
  const editions = new Map(schedule.lessons.map(({ process, edition }) => [process, edition]));
  const link = `https://slack.com/app_redirect?channel=${place.channelId}&team=${place.teamId}`;
  const events = datesAhead(schedule, now).map(({ process, at }): EventAttributes => {
    const { number, name } = course.lessonInfo(locale, process);
    const lesson = isProcess(process) ? `${number}. ${name}` : name;
    const rule = course.t(locale, `schedule.rule.${schedule.whenUnfinished}`);
    const event = {
      uid: `${schedule.cohortId}-${process}-${editions.get(process) ?? 1}@kakehashi`,
      title: course.t(locale, 'calendar.event', { process: lesson }),
      description: `${course.t(locale, 'calendar.description')}\n${rule}\n${link}`,
      url: link,
      start: at.getTime(),
      startInputType: 'utc' as const,
      startOutputType: 'utc' as const,
      duration: { minutes: course.lesson(locale, process).minutes },
      // A pause may move every date.
      status: schedule.paused ? ('TENTATIVE' as const) : ('CONFIRMED' as const),
      // The lesson waits in the channel until somebody has time for it.
      busyStatus: 'FREE' as const,
      transp: 'TRANSPARENT' as const,
      // A calendar takes the event with the higher number for the newer one.
      sequence: Math.floor(now.getTime() / MINUTE),
      // The library's types leave out when the file was made, and it would ask the machine's clock.
      timestamp: now.getTime(),
    };
    return event;
  });
  const calName = course.t(locale, 'calendar.name');
  const { error, value } = createEvents(events, { productId: PRODUCT, calName, method: 'PUBLISH' });
  if (error !== null || value === null) throw error ?? new Error('the calendar is empty');
  return value;
}
