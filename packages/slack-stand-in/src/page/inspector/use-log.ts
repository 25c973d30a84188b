import { useEffect, useState } from 'preact/hooks';
import type { LogEntry, LogEvent } from '../../page-api.ts';
import { fetchEntries, openLogEvents } from './log-api.ts';

const RETRY_MS = 1000;
const LIMIT = 500;

/**
 * The log, kept up to date. Each time the stream opens, everything is fetched anew: nothing is missed, and nothing is
 * left of a server that was started again. A window that nobody sees does not hold a stream: browsers allow few.
 */
export function useLog(): LogEntry[] {
  const [entries, setEntries] = useState<LogEntry[]>([]);
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = undefined;
    };
    const connect = () => {
      close();
      if (document.hidden) return;
      const mine = openLogEvents();
      source = mine;
      mine.onopen = async () => {
        setEntries([]);
        const known = await fetchEntries();
        if (source === mine) setEntries((arrived) => arrived.reduce(putEntry, known ?? []));
      };
      mine.onmessage = ({ data }: MessageEvent<string>) => {
        const { entry } = JSON.parse(data) as LogEvent;
        setEntries((now) => putEntry(now, entry));
      };
      mine.onerror = () => {
        close();
        timer = setTimeout(connect, RETRY_MS);
      };
    };
    connect();
    document.addEventListener('visibilitychange', connect);
    return () => {
      document.removeEventListener('visibilitychange', connect);
      close();
    };
  }, []);
  return entries;
}

/** The entries with this one in its place. A line that is over stays so, in whatever order its states arrive. */
export function putEntry(entries: LogEntry[], entry: LogEntry): LogEntry[] {
  const at = entries.findIndex(({ n }) => n >= entry.n);
  if (at < 0) return [...entries, entry].slice(-LIMIT);
  const known = entries[at];
  if (known?.n !== entry.n) return entries.toSpliced(at, 0, entry);
  return known.ok !== undefined && entry.ok === undefined ? entries : entries.with(at, entry);
}
