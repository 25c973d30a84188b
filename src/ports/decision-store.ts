import type { Decision } from '../exercise/decision.ts';

/** What teams have decided. */
export interface DecisionStore {
  /** Keeps a decision. @returns false when one with this id is kept already */
  add(teamId: string, decision: Decision): Promise<boolean>;
  byId(teamId: string, id: string): Promise<Decision | undefined>;
  /** All decisions of a cohort, those that were withdrawn too, oldest first. */
  inCohort(teamId: string, cohortId: string): Promise<Decision[]>;
  /** Withdraws a decision. @returns false when it was withdrawn before, or never kept */
  withdraw(teamId: string, id: string, by: NonNullable<Decision['withdrawn']>): Promise<boolean>;
  /** Deletes all decisions of a cohort about a data set. */
  removeAbout(teamId: string, cohortId: string, dataset: string): Promise<void>;
}
