import ICAL from 'ical.js';

/** An event of a calendar file. */
export interface CalendarEvent {
  uid: string;
  /** ISO 8601, in UTC. */
  at: string;
  minutes: number;
  title: string;
  description: string;
  url: string;
  status: string;
  sequence: number;
}

/** Reads a calendar file with another library than the one that writes it. @throws when it isn't one */
export function readCalendar(text: string): CalendarEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((each) => {
    const event = new ICAL.Event(each);
    if (event.startDate.zone !== ICAL.Timezone.utcTimezone) throw new Error('the time is not in UTC');
    return {
      uid: event.uid,
      at: event.startDate.toJSDate().toISOString(),
      minutes: event.duration.toSeconds() / 60,
      title: event.summary,
      description: event.description,
      url: String(each.getFirstPropertyValue('url')),
      status: String(each.getFirstPropertyValue('status')),
      sequence: Number(event.sequence),
    };
  });
}
