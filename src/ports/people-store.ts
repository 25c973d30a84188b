import type { Content } from '../messages/content.ts';
import type { Post } from '../messages/post.ts';
import type { Place } from '../team/place.ts';

/** Everything that is stored about one person, over all tables of a workspace. */
export interface PeopleStore {
  /** Rows that mention this person, by table. Posts are left out, because they repeat the rest. */
  rowsOf(teamId: string, userId: string): Promise<Record<string, Record<string, unknown>[]>>;
  /** Posts that mention this person, or are in their direct messages with the app. */
  postsOf(teamId: string, userId: string): Promise<Post[]>;
  /** Changes a post's content without delivering it again, because private messages cannot be changed in Slack. */
  rewritePost(teamId: string, key: string, content: Post['content']): Promise<void>;
  removePost(teamId: string, key: string): Promise<void>;
  /** Posts of these types in a channel. */
  postsOfType(place: Place, types: readonly Content['type'][]): Promise<Post[]>;
  /** Ids of the cohorts in which this person holds a role, facilitates, ran, asked, was asked, answered, reviewed or decided. */
  cohortsOf(teamId: string, userId: string): Promise<string[]>;
  /** Posts that introduce a report on a channel's cohort, or the page of one of its workshops. */
  reportsOf(teamId: string, channelId: string): Promise<Post[]>;
  /** Files with everything that is kept about a person, and the posts that send them. */
  dataFiles(teamId: string): Promise<{ userId: string; artifactId: string; key: string }[]>;
  /**
   * Replaces every text that people wrote in a cohort by `words`, and deletes its files, drafts, answers to quick checks and tries at tasks. Does not change posts, nor the texts
   * in runs.
   * @param how.files ids of further files to delete
   * @returns how many texts and files it has removed
   */
  eraseCohort(
    cohort: Place & { id: string },
    how: { words: string; files: readonly string[] },
  ): Promise<{ texts: number; files: number }>;
  /**
   * Deletes the rows that belong to this person alone. In all others, replaces their text by `words` and their id by
   * `pseudonym`. Does not change posts, nor the texts in runs.
   * @returns how many rows it deleted, and how many texts it replaced
   */
  erase(
    teamId: string,
    userId: string,
    to: { pseudonym: string; words: string },
  ): Promise<{ rows: number; texts: number }>;
}
