import type { LogEntry } from '../../log/log-entry.ts';

export interface LogFilter {
  text: string;
  direction: 'both' | LogEntry['direction'];
  failuresOnly: boolean;
}

export const NO_FILTER: LogFilter = { text: '', direction: 'both', failuresOnly: false };

/** The entries that match the filter. A line must contain every word, ignoring case and character width. */
export function filterLog(entries: LogEntry[], filter: LogFilter, nameOf: (user: string) => string): LogEntry[] {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (filter.failuresOnly && entry.ok !== false) return false;
    if (filter.direction !== 'both' && filter.direction !== entry.direction) return false;
    if (words.length === 0) return true;
    const { name, detail, error = '', user } = entry;
    const line = fold(`${name} ${detail} ${error} ${user === undefined ? '' : `${user} ${nameOf(user)}`}`);
    return words.every((word) => line.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
