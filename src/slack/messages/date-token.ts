import { DATE_LOCALES, type Locale } from '../../course/locale.ts';

/** An instant that Slack shows in each reader's time zone and language; the fallback is UTC (docs.slack.dev, date formatting). */
export function dateToken(at: Date, format = '{date_short_pretty} {time}'): string {
  const fallback = at.toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${Math.floor(at.getTime() / 1000)}^${format}|${fallback} UTC>`;
}

const HALF_A_DAY_MS = 12 * 60 * 60 * 1000;

/** A day 'YYYY-MM-DD' as a language writes it, without the year: "14 December", 「12月14日」. It's the same for all readers. */
export function nameDay(locale: Locale, day: string): string {
  const format = new Intl.DateTimeFormat(DATE_LOCALES[locale], {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The day that begins at an instant. The token names noon, so that readers some hours away see the same day. */
export function dayToken(start: Date): string {
  return dateToken(new Date(start.getTime() + HALF_A_DAY_MS), '{date_long}');
}
