/** What someone who takes the course alone has asked a real person, about a request that a stand-in has answered. */
export interface RealQuestion {
  id: string;
  cohortId: string;
  requestId: string;
  askerId: string;
  toId: string;
  text: string;
  askedAt: Date;
  /** Absent until they answer. */
  answeredAt?: Date;
  /** Set once they said that it isn't theirs to answer. */
  passedAt?: Date;
}
