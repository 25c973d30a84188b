import type { OwnData } from '../../team/own-data.ts';
import type { Announcer } from '../announce.ts';

/** Enqueues the reading of a table. It is stored already: if the queue is down, `recover` enqueues it later. */
export async function enqueueReading(
  { jobs, log }: Announcer,
  { teamId, id, state }: Pick<OwnData, 'teamId' | 'id' | 'state'>,
): Promise<void> {
  try {
    await jobs.enqueue('read-data', { teamId, dataId: id }, { id: readingJobId({ id, state }) });
  } catch (error) {
    log.warn({ err: error, dataId: id }, 'could not enqueue the reading of a table; the sweeper will');
  }
}

/** Id of the job that reads a table. A table is read once to be shown, and once more to be kept. */
export function readingJobId({ id, state }: Pick<OwnData, 'id' | 'state'>): string {
  return `data-${id}-${state}`;
}
