import { announce } from '../announce.ts';
import type { FlowDeps } from '../port.ts';

/**
 * Puts every job that the store says is owed: deliveries of all channels with undelivered posts, and unfinished runs.
 * Called on start and by the sweeper; a job that is already waiting is not put twice.
 * @param options.fresh makes the ids of these jobs new. A process that is alone knows on its start that whoever held a job
 *   is dead; the queue would find that out by itself, but only after half a minute. A run that is done is not done twice.
 */
export async function recover(
  deps: FlowDeps,
  options: { fresh?: string } = {},
): Promise<{ channels: number; runs: number }> {
  const suffix = options.fresh === undefined ? '' : `-${options.fresh}`;
  const places = await deps.store.deliveries.channelsWithUndelivered(deps.clock.now());
  for (const place of places) await announce(deps, place);
  const runs = await deps.store.runs.unfinished();
  for (const run of runs) {
    await deps.jobs.enqueue('run-step', { teamId: run.teamId, runId: run.id }, { id: `run-${run.id}${suffix}` });
  }
  for (const { teamId, requestId, done } of await deps.store.reviews.unsummarised()) {
    await deps.jobs.enqueue('show-reviews', { teamId, requestId }, { id: `reviews-${requestId}-${done}${suffix}` });
  }
  return { channels: places.length, runs: runs.length };
}
