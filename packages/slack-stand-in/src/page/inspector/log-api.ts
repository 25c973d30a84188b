import type { LogDetail, LogEntry } from '../../log/log-entry.ts';
import type { CheckedBlocks } from '../../page-api.ts';

const LOG = '/rehearsal/api/log';

/** Fetches JSON. Undefined when the server is unreachable, refuses, or does not answer with JSON. */
async function ask<T>(path: string, init?: RequestInit): Promise<T | undefined> {
  try {
    const response = await fetch(path, init);
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export async function fetchEntries(): Promise<LogEntry[] | undefined> {
  return (await ask<{ entries: LogEntry[] }>(LOG))?.entries;
}

export function fetchDetail(n: number): Promise<LogDetail | undefined> {
  return ask<LogDetail>(`${LOG}/${n}`);
}

export function openLogEvents(): EventSource {
  return new EventSource(`${LOG}/events`);
}

/** Checks blocks, a message or a view with the server's validator. */
export function checkBlocks(payload: unknown): Promise<CheckedBlocks | undefined> {
  return ask('/rehearsal/api/check-blocks', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ payload }),
  });
}
