import type { Post } from '../messages/post.ts';

/** Everything that a workspace's tables hold of one person. */
export interface PeopleStore {
  /** Rows that name this person, by table, as they are; what messages say is left out, as it repeats the rest. */
  rowsOf(teamId: string, userId: string): Promise<Record<string, Record<string, unknown>[]>>;
  /** Posts that name this person, or are in their messages with the app. */
  postsOf(teamId: string, userId: string): Promise<Post[]>;
  /** Writes what a post says without showing it anew: for what is private and cannot be changed in Slack. */
  rewritePost(teamId: string, key: string, content: Post['content']): Promise<void>;
  removePost(teamId: string, key: string): Promise<void>;
  /**
   * Deletes what is this person's alone, replaces their words by `words` and their id by `pseudonym` in the rest. Posts are not touched.
   */
  erase(teamId: string, userId: string, to: { pseudonym: string; words: string }): Promise<void>;
}
