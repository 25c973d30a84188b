import type { Participation } from '../exercise/participation.ts';

/** What people did in a cohort, counted from its requests, replies and reviews. */
export interface ParticipationStore {
  /**
   * What one person did, by lesson: their own requests, and the requests that they answered or reviewed. Lessons in which they did nothing
   * are left out.
   * @param during counts requests that were sent in this time; default: all
   */
  of(teamId: string, cohortId: string, userId: string, during?: { from: Date; to: Date }): Promise<Participation[]>;
}
