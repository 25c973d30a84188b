import type { ScheduleStore } from '../../ports/schedule-store.ts';
import type { Schedule } from '../../team/schedule.ts';
import { enqueueMoment, type MomentPort } from '../enqueue-moment.ts';

/**
 * Enqueues the job that fires at the slot a schedule waits for. Call it after each transaction that writes `nextAt`. A slot has one
 * job, however often it is enqueued. A paused schedule gets none. If the queue is down, the sweep posts the lesson.
 */
export async function enqueueSlot(needs: MomentPort, { paused, teamId, cohortId, nextAt }: Schedule): Promise<void> {
  if (paused) return;
  const warning = "could not enqueue the job of a schedule's slot; the sweep will post its lesson";
  const of = `lessons-${teamId}-${cohortId}`;
  await enqueueMoment(needs, 'post-scheduled', { teamId, cohortId, of, at: nextAt, warning });
}

/** Enqueues the jobs of all running schedules, in case the queue has lost them. Called on start. */
export async function enqueueSlots(
  deps: MomentPort & { store: { schedules: Pick<ScheduleStore, 'running'> } },
): Promise<void> {
  for (const schedule of await deps.store.schedules.running()) await enqueueSlot(deps, schedule);
}
