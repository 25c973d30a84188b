import type { Post } from '../messages/post.ts';

/** Everything that is stored about one person, over all tables of a workspace. */
export interface PeopleStore {
  /** Rows that mention this person, by table. Posts are left out, because they repeat the rest. */
  rowsOf(teamId: string, userId: string): Promise<Record<string, Record<string, unknown>[]>>;
  /** Posts that mention this person, or are in their direct messages with the app. */
  postsOf(teamId: string, userId: string): Promise<Post[]>;
  /** Changes a post's content without delivering it again, because private messages cannot be changed in Slack. */
  rewritePost(teamId: string, key: string, content: Post['content']): Promise<void>;
  removePost(teamId: string, key: string): Promise<void>;
  /**
   * Deletes the rows that belong to this person alone. In all others, replaces their text by `words` and their id by
   * `pseudonym`. Does not change posts.
   */
  erase(teamId: string, userId: string, to: { pseudonym: string; words: string }): Promise<void>;
}
