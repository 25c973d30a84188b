import type { Log } from '../ports/log.ts';

/** Strangers can cause what is reported, and must not fill the disk with it. */
const QUIET_MS = 30_000;

/**
 * Creates a reporter that logs each kind of trouble at most once per half minute, with the number of times since the last line.
 * @param now milliseconds of a monotonic clock
 */
export function reportRarely(
  log: Pick<Log, 'warn'>,
  door: string,
  now: () => number = () => performance.now(),
): (kind: string) => void {
  const kinds = new Map<string, { saidAt: number; times: number }>();
  return (kind) => {
    const known = kinds.get(kind) ?? { saidAt: Number.NEGATIVE_INFINITY, times: 0 };
    kinds.set(kind, known);
    known.times += 1;
    if (now() - known.saidAt < QUIET_MS) return;
    log.warn({ door, kind, times: known.times }, 'requests were refused; this kind is counted for half a minute');
    Object.assign(known, { saidAt: now(), times: 0 });
  };
}
