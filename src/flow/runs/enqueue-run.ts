import type { FlowDeps } from '../port.ts';

/** The run is in the store already: a queue that is down delays it until `recover` puts it again. */
export async function enqueueRun({ jobs, log }: FlowDeps, teamId: string, runId: string): Promise<void> {
  try {
    await jobs.enqueue('run-step', { teamId, runId }, { id: `run-${runId}` });
  } catch (error) {
    log.warn({ err: error, runId }, 'could not enqueue a run; it is put again on recovery');
  }
}
