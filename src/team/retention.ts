import { DAY } from './local-time.ts';

/** After how many days without activity a cohort's texts and files may be deleted. */
export const RETENTION_DAYS = [30, 90, 180, 365] as const;

/** How long before the deletion it is announced. */
export const NOTICE_MS = 7 * DAY;

/** What decides about a deletion. */
export interface Retention {
  retentionDays: number;
  /** The last activity in the cohort. */
  activeAt: Date;
  /** When the deletion was announced. */
  toldAt?: Date;
  /** When texts and files were last deleted. */
  expiredAt?: Date;
}

/**
 * Decides what is due for a cohort with a retention. The time runs from the last activity, also after the last lesson: teams
 * go on asking then, and nothing that is still in use is deleted. An announcement always comes a week earlier, even if the time was
 * over when the facilitator set it. Activity after an announcement takes it back.
 * @returns `tell`: announce the deletion for `at` · `expire`: delete now · undefined: nothing is due
 */
export function planExpiry(
  { retentionDays, activeAt, toldAt, expiredAt }: Retention,
  now: Date,
): { do: 'tell'; at: Date } | { do: 'expire' } | undefined {
  if (expiredAt !== undefined && expiredAt >= activeAt) return undefined;
  const due = activeAt.getTime() + retentionDays * DAY;
  if (toldAt === undefined || toldAt < activeAt) {
    if (now.getTime() < due - NOTICE_MS) return undefined;
    return { do: 'tell', at: new Date(Math.max(due, now.getTime() + NOTICE_MS)) };
  }
  return now.getTime() >= Math.max(due, toldAt.getTime() + NOTICE_MS) ? { do: 'expire' } : undefined;
}
