import type { Jobs } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Place } from '../team/place.ts';

/** What it takes to put a job whose loss costs only time. */
export interface Announcer {
  jobs: Pick<Jobs, 'enqueue'>;
  log: Pick<Log, 'warn'>;
}

/** Enqueues the delivery of a channel's posts. They are stored already: if the queue is down, the sweeper enqueues it later. */
export async function announce({ jobs, log }: Announcer, place: Place): Promise<void> {
  try {
    await jobs.enqueue('deliver', { teamId: place.teamId, channelId: place.channelId });
  } catch (error) {
    log.warn({ err: error, channel: place.channelId }, 'could not enqueue a delivery; the sweeper will');
  }
}
