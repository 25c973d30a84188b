import { announce, type FlowDeps } from './deps.ts';

/**
 * Puts every job that the store says is owed: deliveries of all channels with undelivered posts, and unfinished runs.
 * Called on start and by the sweeper; a job that is already waiting is not put twice.
 */
export async function recover(deps: FlowDeps): Promise<{ channels: number; runs: number }> {
  const places = await deps.store.posts.channelsWithUndelivered();
  for (const place of places) await announce(deps, place);
  const runs = await deps.store.runs.unfinished();
  for (const run of runs) {
    await deps.jobs.enqueue('run-step', { teamId: run.teamId, runId: run.id }, { id: `run-${run.id}` });
  }
  return { channels: places.length, runs: runs.length };
}
