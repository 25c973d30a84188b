import type { Halt } from '../../messages/halt.ts';
import { DAY, HOUR, MINUTE } from '../../team/local-time.ts';

/** When to try a halted place next: after one minute, then twice as long each time up to an hour, and once a day after a week. */
export function nextTry({ tries, since }: Pick<Halt, 'tries'> & Partial<Pick<Halt, 'since'>>, now: Date): Date {
  if (since !== undefined && now.getTime() - since.getTime() > 7 * DAY) return new Date(now.getTime() + DAY);
  return new Date(now.getTime() + Math.min(MINUTE * 2 ** Math.min(tries, 10), HOUR));
}
