import type { SchedulePort } from './port.ts';
import { postSlot } from './post-scheduled.ts';

/**
 * Handles the queue's job of one slot. Does nothing when the schedule no longer waits for that slot: it was changed, paused or
 * cancelled, or the sweep was faster.
 * @param job.at the slot, as an ISO date; empty in a job of an earlier release
 * @returns `retryInMs` when the job fires before the slot by the app's clock
 */
export async function handleSlotJob(
  deps: SchedulePort,
  { teamId, cohortId, at }: { teamId: string; cohortId: string; at: string },
): Promise<{ retryInMs: number } | undefined> {
  const schedule = await deps.store.schedules.ofCohort(teamId, cohortId);
  if (schedule === undefined || schedule.paused || schedule.nextAt.getTime() !== Date.parse(at)) return undefined;
  const earlyMs = schedule.nextAt.getTime() - deps.clock.now().getTime();
  if (earlyMs > 0) return { retryInMs: earlyMs };
  await postSlot(deps, { teamId, cohortId });
  return undefined;
}
