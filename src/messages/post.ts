import type { Locale } from '../course/locale.ts';
import type { Place } from '../team/place.ts';
import type { Content } from './content.ts';

/**
 * A message in the outbox, stored under a key before Slack shows it. `revision` counts the versions of `content`; Slack shows
 * version `deliveredRevision` (0 = not posted yet). Posts of a channel are delivered in order of `seq`.
 */
export interface Post extends Place {
  key: string;
  seq: number;
  locale: Locale;
  /** Key of the post in whose thread this one is posted. */
  threadKey?: string;
  content: Content;
  revision: number;
  deliveredRevision: number;
  /** pending: no attempt yet · undecided: an attempt began, and its result is unknown · posted · failed: for good. */
  state: 'pending' | 'undecided' | 'posted' | 'failed';
  /** Slack's message id, once posted. */
  ts?: string;
  /** Slack's ids of its files, once uploaded. */
  fileIds?: string[];
  /** The revision whose files these are; absent in earlier releases. */
  fileRevision?: number;
  attempts: number;
  /** How long ago its last attempt began, by the database's clock; absent before the first. */
  begunMsAgo?: number;
  error?: string;
  /** Where looking for it goes on: Slack's cursor, or '' when everything is looked through. Absent before the first page. */
  lookAt?: string;
}

/** A post as a use case adds it. */
export interface NewPost extends Place {
  key: string;
  locale: Locale;
  threadKey?: string;
  content: Content;
}
