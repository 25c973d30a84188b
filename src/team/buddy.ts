/** How far it is between someone who takes the course alone and the person whom they have asked to be their buddy. */
export type BuddyState = 'asked' | 'accepted' | 'declined' | 'ended';

/** A person who sees the finished requests of someone who takes the course alone, once they have accepted. */
export interface Buddy {
  id: string;
  cohortId: string;
  /** Who takes the course. */
  userId: string;
  buddyId: string;
  state: BuddyState;
  askedAt: Date;
}

/** What a buddy says about a finished request. */
export interface BuddyComment {
  id: string;
  cohortId: string;
  requestId: string;
  authorId: string;
  toId: string;
  text: string;
  writtenAt: Date;
}
