import type { Announcer } from '../announce.ts';

/** Enqueues a run. It is stored already: if the queue is down, `recover` enqueues it later. */
export async function enqueueRun({ jobs, log }: Announcer, teamId: string, runId: string): Promise<void> {
  try {
    await jobs.enqueue('run-step', { teamId, runId }, { id: `run-${runId}` });
  } catch (error) {
    log.warn({ err: error, runId }, 'could not enqueue a run; the sweeper will');
  }
}
