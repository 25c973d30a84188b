/** What a person is told about reviews, and what a buddy is told about their learner. */
export type NewsKind = 'review-asked' | 'reviews-complete' | 'buddy-finished';

/** Something that waits to be told to a person in their next direct message. It's about a request. */
export interface WaitingNews {
  kind: NewsKind;
  requestId: string;
  /** When it came about. */
  since: Date;
}

/** What waits for people's direct messages. */
export interface NewsStore {
  /** Keeps it to be told, from `since` on, unless it waits already. */
  add(teamId: string, userId: string, news: WaitingNews): Promise<void>;
  /** What waits for a person, oldest first. */
  of(teamId: string, userId: string): Promise<WaitingNews[]>;
  /** Removes what of these kinds waits for a person and returns it, oldest first. What waits in cohorts that rest or are halted stays. */
  take(teamId: string, userId: string, kinds: readonly NewsKind[]): Promise<WaitingNews[]>;
  /** People for whom something waits that may be told now, of all workspaces, in cohorts that neither rest nor are halted. */
  due(now: Date): Promise<{ teamId: string; userId: string }[]>;
  /** When something may be told next, over all workspaces, in cohorts that neither rest nor are halted. */
  nextDue(): Promise<Date | undefined>;
  /** Sets when what waits for a person may be told. */
  putOff(teamId: string, userId: string, until: Date): Promise<void>;
}
