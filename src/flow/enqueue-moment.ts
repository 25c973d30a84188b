import type { Clock } from '../ports/clock.ts';
import type { JobPayloads, Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';

/** Jobs that fire at a moment for which a cohort waits. */
type MomentJob = { [K in keyof JobPayloads]: JobPayloads[K] extends Moment ? K : never }[keyof JobPayloads];
type Moment = { teamId: string; cohortId: string; at: string };

export interface MomentPort {
  jobs: Pick<Jobs, 'enqueue'>;
  clock: Clock;
  log: Pick<Log, 'warn'>;
}

/**
 * Enqueues the job of a moment for which a cohort waits. A moment has one job, however often it is enqueued. If the queue is down, the sweep
 * does the job's work.
 * @param job.of what waits for the moment, so that each has a job of its own
 * @param job.warning what the log says when the queue is down
 */
export async function enqueueMoment(
  { jobs, clock, log }: MomentPort,
  kind: MomentJob,
  { teamId, cohortId, of, at, warning }: { teamId: string; cohortId: string; of: string; at: Date; warning: string },
): Promise<void> {
  // The app's clock may differ from the machine's: a rehearsal moves it ahead.
  const delayMs = Math.max(0, at.getTime() - clock.now().getTime());
  try {
    await jobs.enqueue(kind, { teamId, cohortId, at: at.toISOString() }, { id: `${of}-${at.getTime()}`, delayMs });
  } catch (error) {
    log.warn({ err: error, cohortId }, warning);
  }
}
