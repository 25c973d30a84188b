import type { Locale } from '../course/locale.ts';
import type { Place } from '../team/place.ts';
import type { Content } from './content.ts';

/**
 * A message as the outbox keeps it: a row with a key before it is a message. `revision` counts changes of `content`;
 * the message shows `deliveredRevision` of them (0 = not posted yet). Delivered in order of `seq` within a channel.
 */
export interface Post extends Place {
  key: string;
  seq: number;
  locale: Locale;
  /** Key of the post whose thread this one is in. */
  threadKey?: string;
  content: Content;
  revision: number;
  deliveredRevision: number;
  /** pending: never tried · undecided: an attempt began and its fate is unknown · posted · failed: for good. */
  state: 'pending' | 'undecided' | 'posted' | 'failed';
  /** Slack's message id, once posted. */
  ts?: string;
  /** Slack's file id, once uploaded. */
  fileId?: string;
  attempts: number;
  /** How long ago its last attempt began, by the database's clock; absent before the first. */
  begunMsAgo?: number;
  error?: string;
}

export interface NewPost extends Place {
  key: string;
  locale: Locale;
  threadKey?: string;
  content: Content;
}
