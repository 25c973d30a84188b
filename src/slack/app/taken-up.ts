import type { Context } from '@slack/bolt';
import { AppError, type ErrorCode } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';

/** Property of Bolt's context: when Slack delivered a deed that is done again after its process ended. */
export const TAKEN_UP = 'takenUp';

/** A response URL works for 30 minutes, and an ephemeral message reaches only people who are still there. */
const LATE_MS = 25 * 60_000;

/** Set for a deed that is done again, because the process that began it ended. */
export interface TakenUp {
  /** When Slack delivered it. What has happened since may be its own doing. */
  since: Date;
  /** Only a direct message reaches the person. */
  isLate: boolean;
}

export function takenUpOf(context: Context, clock: Clock): { takenUp?: TakenUp } {
  const since: unknown = context[TAKEN_UP];
  if (!(since instanceof Date)) return {};
  return { takenUp: { since, isLate: clock.now().getTime() - since.getTime() > LATE_MS } };
}

/** Errors that say that something is done already, or that a form can no longer be opened. */
const OWN_TRACES: ReadonlySet<ErrorCode> = new Set([
  'reaction_done',
  'run_active',
  'schedule_missing',
  'schedule_moved',
  'too_late',
  'workshop_moved',
  'workshop_on',
  'workshop_over',
]);

/** Whether a deed that is done again meets its own traces: the person did it once, and reads nothing about it. */
export function meetsItsTraces({ takenUp }: { takenUp?: TakenUp }, error: unknown): boolean {
  return takenUp !== undefined && error instanceof AppError && OWN_TRACES.has(error.code);
}
