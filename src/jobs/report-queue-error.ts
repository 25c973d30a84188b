import type { Log } from '../ports/log.ts';

/** While a server is away, each connection retries several times a second. */
const QUIET_MS = 30_000;
/** When each code was last logged, by log. */
const said = new WeakMap<Log, Map<string, number>>();

/**
 * Logs an error of the queue, at most once per half minute for each code. Logs only code and message: the libraries attach the failed
 * command to the error, which for a sign-in holds the password.
 * @param now milliseconds of a monotonic clock
 */
export function reportQueueError(log: Log, error: unknown, now = performance.now()): void {
  const what = describeQueueError(error);
  const times = said.get(log) ?? new Map<string, number>();
  said.set(log, times);
  if (now - (times.get(what.code) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
  times.set(what.code, now);
  log.error(what, 'the queue reported an error; further ones with this code are not logged for half a minute');
}

/** Code and message of an error of Redis, PostgreSQL or BullMQ, without the command's arguments. */
export function describeQueueError(error: unknown): { code: string; said: string } {
  if (!(error instanceof Error)) return { code: 'unknown', said: '' };
  const { name, message } = error;
  const { code } = error as Error & { code?: unknown };
  // A message of Redis begins with its code: "WRONGPASS invalid username-password pair".
  const ofRedis = /^[A-Z]{3,}(?= )/u.exec(message)?.[0];
  return {
    code: typeof code === 'string' ? code : (ofRedis ?? name),
    // Example: "unknown command 'hello', with args beginning with: '3' 'AUTH' 'default' 'the password'".
    said: message.replace(/,? with args beginning with.*$/su, ''),
  };
}
