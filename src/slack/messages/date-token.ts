/** An instant as each reader sees it in their own zone and language; the fallback is UTC (docs.slack.dev, date formatting). */
export function dateToken(at: Date, format = '{date_short_pretty} {time}'): string {
  const fallback = at.toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${Math.floor(at.getTime() / 1000)}^${format}|${fallback} UTC>`;
}

const HALF_A_DAY_MS = 12 * 60 * 60 * 1000;

/** The day that begins at an instant, also for readers whose clocks are some hours ahead or behind. */
export function dayToken(start: Date): string {
  return dateToken(new Date(start.getTime() + HALF_A_DAY_MS), '{date_long}');
}
