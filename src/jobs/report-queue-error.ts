import type { Log } from '../ports/log.ts';

/** A server that is away is tried again several times a second, by every connection. */
const QUIET_MS = 30_000;
/** When each code was last said. One log is one process. */
const said = new WeakMap<Log, Map<string, number>>();

/**
 * Says in the log that the queue is in trouble, once in a while for each code. Of the error only code and words are said:
 * the libraries hang the command that failed on it, and of a sign-in that is the password.
 * @param now milliseconds of a clock that only goes forward
 */
export function reportQueueError(log: Log, error: unknown, now = performance.now()): void {
  const what = describeQueueError(error);
  const times = said.get(log) ?? new Map<string, number>();
  said.set(log, times);
  if (now - (times.get(what.code) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
  times.set(what.code, now);
  log.error(what, 'the queue reported an error; it is not said again for half a minute');
}

/** Code and words of an error of Redis, PostgreSQL or BullMQ, without what was sent. */
export function describeQueueError(error: unknown): { code: string; said: string } {
  if (!(error instanceof Error)) return { code: 'unknown', said: '' };
  const { name, message } = error;
  const { code } = error as Error & { code?: unknown };
  // Redis begins with its code: "WRONGPASS invalid username-password pair".
  const ofRedis = /^[A-Z]{3,}(?= )/u.exec(message)?.[0];
  return {
    code: typeof code === 'string' ? code : (ofRedis ?? name),
    // "unknown command 'hello', with args beginning with: '3' 'AUTH' 'default' 'the password'".
    said: message.replace(/,? with args beginning with.*$/su, ''),
  };
}
