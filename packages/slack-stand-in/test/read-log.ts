import type { LogEntry } from '../src/log/log-entry.ts';
import type { StandIn } from '../src/start-stand-in.ts';

/** Reads a path of the page's API. */
export async function readApi<T>(rehearsal: StandIn, path: string): Promise<T> {
  return (await (await fetch(`${rehearsal.url}/rehearsal/api/${path}`)).json()) as T;
}

/** The lines of the log after a number. */
export async function entriesOf(rehearsal: StandIn, since = 0): Promise<LogEntry[]> {
  return (await readApi<{ entries: LogEntry[] }>(rehearsal, `log?since=${since}`)).entries;
}
