import type { Jobs } from '../../ports/jobs.ts';
import type { ScheduleStore } from '../../ports/schedule-store.ts';
import type { Schedule } from '../../team/schedule.ts';
import type { SchedulePort } from './port.ts';

type Deps = Pick<SchedulePort, 'clock' | 'log'> & { jobs: Pick<Jobs, 'enqueue'> };

/**
 * Enqueues the job that fires at the slot a schedule waits for. Call it after each transaction that writes `nextAt`. A slot has one
 * job, however often it is enqueued. A paused schedule gets none. If the queue is down, the sweep posts the lesson.
 */
export async function enqueueSlot({ jobs, clock, log }: Deps, schedule: Schedule): Promise<void> {
  if (schedule.paused) return;
  const { teamId, cohortId, nextAt } = schedule;
  // The app's clock may differ from the machine's: a rehearsal moves it ahead.
  const delayMs = Math.max(0, nextAt.getTime() - clock.now().getTime());
  try {
    await jobs.enqueue(
      'post-scheduled',
      { teamId, cohortId, at: nextAt.toISOString() },
      { id: `lessons-${teamId}-${cohortId}-${nextAt.getTime()}`, delayMs },
    );
  } catch (error) {
    log.warn(
      { err: error, cohortId },
      "could not enqueue the job of a schedule's slot; the sweep will post its lesson",
    );
  }
}

/** Enqueues the jobs of all running schedules, in case the queue has lost them. Called on start. */
export async function enqueueSlots(
  deps: Deps & { store: { schedules: Pick<ScheduleStore, 'running'> } },
): Promise<void> {
  for (const schedule of await deps.store.schedules.running()) await enqueueSlot(deps, schedule);
}
