import type { Locale } from '../course/locale.ts';

/** What is known of a person in a workspace, besides their roles. */
export interface MemberState {
  awaySince?: Date;
  awayUntil?: Date;
  /** Since when their status says that they are away. */
  statusSince?: Date;
  digestAt?: Date;
  /** Id of their conversation with the app, once it is known. */
  directId?: string;
  /** The language that they chose; absent = that of their Slack. */
  locale?: Locale;
}
