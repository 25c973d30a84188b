import type { Post } from '../messages/post.ts';
import type { Place } from '../team/place.ts';

/** What only the delivery of messages needs: what's still to be shown, and the right and the pace to show it. */
export interface DeliveryStore {
  /** Posts of a channel with something to deliver (not failed, deliveredRevision < revision), in order of seq. */
  undelivered(place: Place, limit: number): Promise<Post[]>;
  /**
   * Channels to deliver to, of all workspaces (recovery on start, and the sweeper): those that have undelivered posts and are neither
   * halted nor held, and those that have halted and may be tried again.
   */
  channelsWithUndelivered(now: Date): Promise<Place[]>;
  /** `ts` of the newest message that the app has posted in a channel, threads included. */
  newestTs(place: Place): Promise<string | undefined>;
  /** Marks `undecided` and counts the attempt, before the call to Slack. */
  begin(teamId: string, key: string): Promise<void>;
  /** Counts an attempt that ended before anything could be shown. */
  countAttempt(teamId: string, key: string): Promise<void>;
  /** Marks `posted` with ts and the revision that is now shown; attempts are counted anew. */
  delivered(teamId: string, key: string, ts: string, revision: number): Promise<void>;
  /** The attempt certainly did not post, and does not count: back to `pending`, error kept. */
  putBack(teamId: string, key: string, error: string): Promise<void>;
  fail(teamId: string, key: string, error: string): Promise<void>;
  setFileId(teamId: string, key: string, fileId: string): Promise<void>;
  /**
   * Takes the right to deliver to one channel for so many milliseconds, for `owner`; false when another owner holds an unexpired
   * one. The same owner may renew. All by the database's clock, which processes share.
   */
  leaseChannel(place: Place, owner: string, forMs: number): Promise<boolean>;
  releaseChannel(place: Place, owner: string): Promise<void>;
  /** The owner gives it back; for so many milliseconds nobody gets it. */
  holdChannel(place: Place, owner: string, forMs: number): Promise<void>;
  /** For how many milliseconds nobody gets it, if it is held so. */
  heldForMs(place: Place): Promise<number | undefined>;
  /**
   * Asks to show one more message in a channel: `burst` at once, then one every `everyMs`, by the database's clock.
   * @returns milliseconds to wait and ask again; 0 for now
   */
  pace(place: Place, rate: { burst: number; everyMs: number }): Promise<number>;
}
