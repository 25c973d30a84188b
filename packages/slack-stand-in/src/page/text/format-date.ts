type Parts = Intl.DateTimeFormatOptions;

const FORMATS: Record<string, Parts> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/** The reader's locale, time zone and current time. */
export interface Reader {
  locale: string;
  tz: string;
  now: Date;
}

export function formatParts(date: Date, parts: Parts, { locale, tz }: Pick<Reader, 'locale' | 'tz'>): string {
  return formatter(locale, { ...parts, timeZone: tz }).format(date);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Returns a cached formatter, because creating one is slow and a long channel formats thousands of times. */
function formatter(locale: string, options: Parts): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

/** The calendar day in the reader's time zone, such as 2026-02-28, for comparisons. */
export function dayKey(date: Date, tz: string): string {
  return formatter('en-CA', { timeZone: tz }).format(date);
}

/** "today", "yesterday" or "tomorrow" in the reader's language, or undefined. */
export function nearDay(date: Date, { locale, tz, now }: Reader): string | undefined {
  const days = (Date.parse(dayKey(date, tz)) - Date.parse(dayKey(now, tz))) / 86_400_000;
  return Math.abs(days) <= 1 ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day') : undefined;
}

/** Formats a date with Slack's format, such as `{date_short_pretty} at {time}`. Unknown tokens stay. */
export function formatSlackDate(seconds: number, format: string, reader: Reader): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return format;
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    if (token === 'ago') return formatAgo(date, reader);
    const pretty = token.endsWith('_pretty') ? nearDay(date, reader) : undefined;
    const parts = FORMATS[token.replace(/_pretty$/, '')];
    return pretty ?? (parts === undefined ? whole : formatParts(date, parts, reader));
  });
}

function formatAgo(date: Date, { locale, now }: Reader): string {
  const minutes = Math.round((date.getTime() - now.getTime()) / 60_000);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 1440), 'day');
}
