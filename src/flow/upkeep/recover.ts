import { announce } from '../announce.ts';
import { readingJobId } from '../data/enqueue-reading.ts';
import { runJobId } from '../runs/enqueue-run.ts';
import type { UpkeepPort } from './port.ts';

/**
 * Enqueues every job that the store shows to be missing: deliveries of undelivered posts, unfinished runs and tables that are still to be read. Called on start and by the sweeper. A job that already waits is not enqueued twice.
 * @param options.fresh gives these jobs new ids. On start, a process that is the only one knows that jobs which count as
 *   running are lost; the queue would notice that after half a minute. A finished run is not run again.
 * @returns how many channels and runs were found
 */
export async function recover(
  needs: Omit<UpkeepPort, 'store'> & { store: Pick<UpkeepPort['store'], 'deliveries' | 'ownData' | 'runs'> },
  options: { fresh?: string } = {},
): Promise<{ channels: number; runs: number }> {
  const suffix = options.fresh === undefined ? '' : `-${options.fresh}`;
  const places = await needs.store.deliveries.channelsWithUndelivered(needs.clock.now());
  for (const place of places) await announce(needs, place);
  const runs = await needs.store.runs.unfinished();
  for (const run of runs) {
    await needs.jobs.enqueue('run-step', { teamId: run.teamId, runId: run.id }, { id: `${runJobId(run.id)}${suffix}` });
  }
  for (const data of await needs.store.ownData.unread()) {
    const { teamId, id: dataId } = data;
    await needs.jobs.enqueue('read-data', { teamId, dataId }, { id: `${readingJobId(data)}${suffix}` });
  }
  return { channels: places.length, runs: runs.length };
}
