import type { Announcer } from '../announce.ts';

/** Enqueues a run. It is stored already: if the queue is down, `recover` enqueues it later. */
export async function enqueueRun({ jobs, log }: Announcer, teamId: string, runId: string): Promise<void> {
  try {
    await jobs.enqueue('run-step', { teamId, runId }, { id: runJobId(runId) });
  } catch (error) {
    log.warn({ err: error, runId }, 'could not enqueue a run; the sweeper will');
  }
}

/** Id of the job that executes a run. */
export function runJobId(runId: string): string {
  return `run-${runId}`;
}
