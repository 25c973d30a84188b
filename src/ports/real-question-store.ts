import type { RealQuestion } from '../exercise/real-question.ts';

export interface RealQuestionStore {
  /** Inserts; false when this question exists, or when the same person was asked about the same request. */
  add(teamId: string, question: RealQuestion): Promise<boolean>;
  byId(teamId: string, id: string): Promise<RealQuestion | undefined>;
  /** What waits for this person's answer, the oldest first. */
  waitingFor(teamId: string, userId: string): Promise<RealQuestion[]>;
  /** Keeps the answer; false when the question is settled. */
  answer(teamId: string, id: string, said: { text: string; at: Date }): Promise<boolean>;
  /** Notes that it isn't theirs to answer; false when the question is settled. */
  pass(teamId: string, id: string, at: Date): Promise<boolean>;
}
