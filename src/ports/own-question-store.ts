import type { OwnQuestion } from '../exercise/own-question.ts';

export interface OwnQuestionStore {
  /** Replaces the questions of a cohort by those of a person. */
  keep(teamId: string, cohortId: string, userId: string, questions: readonly OwnQuestion[]): Promise<void>;
  /** The questions of a cohort, in order. */
  inCohort(teamId: string, cohortId: string): Promise<OwnQuestion[]>;
}
