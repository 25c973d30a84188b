import type { Post } from '../messages/post.ts';
import type { Place } from '../team/place.ts';

/** What only the delivery of posts needs: the undelivered posts, and the lease and the pace of each channel. */
export interface DeliveryStore {
  /**
   * Undelivered posts of a channel (not failed, `deliveredRevision` < `revision`) in order of `seq`, without files that are put off.
   * @param which.files false leaves all files out
   */
  undelivered(place: Place, limit: number, which?: { files: boolean }): Promise<Post[]>;
  /** How long until the next file of a channel that is put off may be tried, in ms, negative when it is due; undefined when none is. */
  nextFileInMs(place: Place): Promise<number | undefined>;
  /**
   * Channels to deliver to, of all workspaces: channels with due posts that are neither halted nor held, and halted channels whose next
   * try is due.
   */
  channelsWithUndelivered(now: Date): Promise<Place[]>;
  /** `ts` of the app's newest message in a channel, threads included. */
  newestTs(place: Place): Promise<string | undefined>;
  /**
   * Marks a post as `undecided` and counts the attempt, before the call to Slack; false when the post has changed since this revision was
   * read, or is gone.
   */
  begin(teamId: string, key: string, revision: number): Promise<boolean>;
  /** Counts an attempt that ended before the call to Slack. */
  countAttempt(teamId: string, key: string): Promise<void>;
  /** Marks a post as `posted` with its `ts` and the revision that Slack shows, and resets its attempts. */
  delivered(teamId: string, key: string, ts: string, revision: number): Promise<void>;
  /** Undoes an attempt that certainly posted nothing: the post is `pending` again, or `posted` if it was. Keeps the error. */
  putBack(teamId: string, key: string, error: string): Promise<void>;
  fail(teamId: string, key: string, error: string): Promise<void>;
  /** Puts a file off for `forMs`. @returns how late it will be by then, in ms, counted from the first time that it was put off */
  putOff(teamId: string, key: string, forMs: number): Promise<number>;
  /** Keeps the place at which looking for a post goes on. */
  lookedTo(teamId: string, key: string, cursor: string): Promise<void>;
  /** Keeps Slack's ids of the files that a revision of a post shows. */
  setFiles(teamId: string, key: string, files: { ids: readonly string[]; revision: number }): Promise<void>;
  /**
   * Leases a channel to `owner` for `forMs`, so that nobody else delivers to it; false when another owner has an unexpired
   * lease. The same owner may renew. Uses the database's clock, which processes share.
   */
  leaseChannel(place: Place, owner: string, forMs: number): Promise<boolean>;
  releaseChannel(place: Place, owner: string): Promise<void>;
  /** Ends the owner's lease, and gives nobody a lease for `forMs`. */
  holdChannel(place: Place, owner: string, forMs: number): Promise<void>;
  /** How long the channel is still held, in ms; undefined when it isn't. */
  heldForMs(place: Place): Promise<number | undefined>;
  /**
   * Asks to post one more message in a channel: `burst` at once, then one every `everyMs`, by the database's clock.
   * @returns 0 when the message may be posted now, or else the milliseconds to wait before asking again
   */
  pace(place: Place, rate: { burst: number; everyMs: number }): Promise<number>;
}
