import type { RealQuestion } from '../exercise/real-question.ts';

export interface RealQuestionStore {
  /** Inserts; false when this question exists, or when the same person was asked about the same request. */
  add(teamId: string, question: RealQuestion): Promise<boolean>;
  byId(teamId: string, id: string): Promise<RealQuestion | undefined>;
  /** Keeps the answer; false when there is one. */
  answer(teamId: string, id: string, said: { text: string; at: Date }): Promise<boolean>;
}
