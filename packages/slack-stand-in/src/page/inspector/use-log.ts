import { useEffect, useState } from 'preact/hooks';
import type { LogEntry, LogEvent } from '../../log/log-entry.ts';
import { fetchEntries, openLogEvents } from './log-api.ts';

const RETRY_MS = 1000;
const LIMIT = 500;

/**
 * The log, kept up to date. It is fetched again each time the stream opens, so it misses nothing and keeps no entries of a previous
 * server. A hidden window closes its stream, because browsers limit the number of connections.
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

/** Inserts or replaces an entry. A finished entry stays finished when an older state arrives late. */
export function putEntry(entries: LogEntry[], entry: LogEntry): LogEntry[] {
  const at = entries.findIndex(({ n }) => n >= entry.n);
  if (at < 0) return [...entries, entry].slice(-LIMIT);
  const known = entries[at];
  if (known?.n !== entry.n) return entries.toSpliced(at, 0, entry);
  return known.ok !== undefined && entry.ok === undefined ? entries : entries.with(at, entry);
}
