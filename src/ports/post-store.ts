import type { Content } from '../messages/content.ts';
import type { NewPost, Post } from '../messages/post.ts';
import type { Place } from '../team/place.ts';

/** Posts as use cases write and read them. */
export interface PostStore {
  /** Inserts unless the workspace has a post with this key; false when it has. */
  add(post: NewPost): Promise<boolean>;
  /** Sets new content and raises `revision`; false when the key does not exist. Equal content changes nothing. */
  revise(teamId: string, key: string, content: Content): Promise<boolean>;
  byKey(teamId: string, key: string): Promise<Post | undefined>;
  /** The same, locked until the transaction ends. */
  lock(teamId: string, key: string): Promise<Post | undefined>;
  byTs(place: Place, ts: string): Promise<Post | undefined>;
  /** Locks a place's newest post of a type that no delivery has begun, so that more can be added to it. */
  lockWaiting(place: Place, type: Content['type']): Promise<Post | undefined>;
  /** Locks the direct messages that ask something about a request: digests and news. Those that failed are left out. */
  lockTold(teamId: string, requestId: string): Promise<Post[]>;
  /** Locks the messages of a channel that tell which lesson is next and when: scheduled lessons and lines about the schedule, in order. */
  lockTellingNext(place: Place): Promise<Post[]>;
  /** A channel's newest progress message that hasn't moved. */
  newestProgress(place: Place): Promise<Post | undefined>;
  /** A channel's project page, unless it failed: someone may have deleted it in Slack. */
  projectPage(place: Place): Promise<Post | undefined>;
  /** How many messages Slack shows in a channel after this ts, outside threads, as the app knows. */
  countAfter(place: Place, ts: string): Promise<number>;
  /** Files whose keys begin with `prefix` and that the app hasn't begun to show. */
  waitingFiles(teamId: string, prefix: string): Promise<Post[]>;
  /** Posts that show this file, alone or in a group. */
  showing(teamId: string, artifactId: string): Promise<Post[]>;
}
