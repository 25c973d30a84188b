import type { Place } from '../team/place.ts';

/** The payload of each job kind. Payloads hold ids that the store has too, so that a lost job can be enqueued again. */
export interface JobPayloads {
  /** Deliver a channel's new and changed messages. */
  deliver: Place;
  'run-step': { teamId: string; runId: string };
  /** Read a table that a team brings. */
  'read-data': { teamId: string; dataId: string };
  /** Draw and post the agreement of a labelling round. */
  'show-agreement': { teamId: string; roundId: string };
  /** Draw and post a cohort's progress. */
  'show-progress': { teamId: string; cohortId: string; userId: string; id: string };
  /** Bring a cohort's progress message up to date. */
  'renew-progress': { teamId: string; cohortId: string };
  /** Bring a channel's project page up to date. */
  'renew-page': { teamId: string; cohortId: string };
  /** Show a channel's project page in the app's canvas there. */
  'show-canvas': Place;
  /** Show the charts of a run in the message of its findings. */
  'show-charts': { teamId: string; runId: string };
  /** Post the scheduled lesson of a slot, unless the schedule no longer waits for it. `at` is the slot, as an ISO date. */
  'post-scheduled': { teamId: string; cohortId: string; at: string };
  /** Lead a cohort's workshop on, unless it no longer waits for this moment. `at` is the moment, as an ISO date. */
  'lead-workshop': { teamId: string; cohortId: string; at: string };
}

export type JobKind = keyof JobPayloads;

export interface Jobs {
  /**
   * Puts a job into the queue.
   * @param options.id unique among the jobs that have not ended: a second job with this id is ignored
   * @param options.delayMs how long the job waits before a worker takes it
   */
  enqueue<K extends JobKind>(
    kind: K,
    payload: JobPayloads[K],
    options?: { id?: string; delayMs?: number },
  ): Promise<void>;
}
