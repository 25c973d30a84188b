import type { Moment, SurveyAnswer, SurveyResults } from '../exercise/survey.ts';

/** Answers to the two questions. No method gives one person's answers to another. */
export interface SurveyStore {
  /** Keeps a person's answer in place of their earlier one. One that says nothing deletes it. */
  answer(
    teamId: string,
    about: { cohortId: string; userId: string; moment: Moment },
    answer: SurveyAnswer,
  ): Promise<void>;
  /** What a person has answered. */
  of(teamId: string, about: { cohortId: string; userId: string; moment: Moment }): Promise<SurveyAnswer | undefined>;
  /** All answers of a cohort, without people. */
  results(teamId: string, cohortId: string): Promise<SurveyResults>;
}
