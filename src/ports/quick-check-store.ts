import type { LessonId } from '../course/lesson-id.ts';
import type { FirstAnswers } from '../exercise/quick-check.ts';

/** A person's answer to a question of a lesson's quick check. */
interface QuickAnswer {
  cohortId: string;
  process: LessonId;
  question: string;
  option: string;
  userId: string;
}

/** Answers of people to quick checks. They are private: no method gives anyone another person's answers. */
export interface QuickCheckStore {
  /** Keeps an answer. The first one to a question stays, and the latest one stands beside it. */
  answer(teamId: string, answer: QuickAnswer): Promise<void>;
  /** A person's own latest answers in a lesson: the option, by question. */
  latestOf(
    teamId: string,
    of: Pick<QuickAnswer, 'cohortId' | 'process' | 'userId'>,
  ): Promise<ReadonlyMap<string, string>>;
  /** How many people gave each first answer in a cohort. @param except who asks: their own answer would narrow down the others' */
  firstAnswers(teamId: string, cohortId: string, except: string): Promise<FirstAnswers[]>;
}
