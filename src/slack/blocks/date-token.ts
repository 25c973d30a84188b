/** An instant as each reader sees it in their own zone and language; the fallback is UTC (docs.slack.dev, date formatting). */
export function dateToken(at: Date, format = '{date_short_pretty} {time}'): string {
  const fallback = at.toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${Math.floor(at.getTime() / 1000)}^${format}|${fallback} UTC>`;
}
