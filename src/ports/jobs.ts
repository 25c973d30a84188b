import type { Place } from '../team/place.ts';

/** Jobs that the app knows. Payloads are small and re-creatable from the store, so that a lost job can be put again. */
export interface JobPayloads {
  /** Bring one channel's messages up to date. */
  deliver: Place;
  'run-step': { teamId: string; runId: string };
  /** Draw and post how far the people who labelled agree. */
  'show-agreement': { teamId: string; roundId: string };
  /** Draw and post what the reviews of a request say together. */
  'show-reviews': { teamId: string; requestId: string };
  /** Draw and post how far a cohort is. */
  'show-progress': { teamId: string; cohortId: string; userId: string; id: string };
  /** Post the scheduled lesson of a slot, unless the schedule no longer waits for it. `at` is the slot, as an ISO date. */
  'post-scheduled': { teamId: string; cohortId: string; at: string };
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
