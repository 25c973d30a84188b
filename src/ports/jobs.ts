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
  /** Look whether a cohort's next scheduled lesson is due. */
  'post-scheduled': { teamId: string; cohortId: string };
}

export type JobKind = keyof JobPayloads;

export interface Jobs {
  /** Puts a job. With `id`, a job of that id that has not ended is not put twice. */
  enqueue<K extends JobKind>(kind: K, payload: JobPayloads[K], options?: { id?: string }): Promise<void>;
  /**
   * Puts a job again and again, whenever a cron pattern comes round on the clock of a zone; again with the same id replaces
   * it. The queue's own clock decides when, so the job must look for itself whether anything is due.
   */
  repeat<K extends JobKind>(
    id: string,
    kind: K,
    payload: JobPayloads[K],
    when: { pattern: string; zone: string },
  ): Promise<void>;
  /** Ends what `repeat` began; an unknown id is none. */
  endRepeat(id: string): Promise<void>;
  /** Ids of all that repeat. */
  repeating(): Promise<string[]>;
}
