import type { Locale } from '../course/locale.ts';
import type { MemberState } from '../team/member-state.ts';

export interface MemberStore {
  /** People of a workspace who are away at this time. */
  away(teamId: string, now: Date): Promise<string[]>;
  /** Away from one time until another; undefined = back. */
  setAway(teamId: string, userId: string, period: { since: Date; until: Date } | undefined): Promise<void>;
  byId(teamId: string, userId: string): Promise<MemberState | undefined>;
  /** Since when the chat platform's own status has said that they are away; undefined = it says so no more. */
  setStatusSince(teamId: string, userId: string, since: Date | undefined): Promise<void>;
  /** People who have left the cohort's channel. */
  departed(teamId: string, cohortId: string): Promise<string[]>;
  /** Left at that time; undefined = in the channel again. */
  setDeparted(teamId: string, cohortId: string, userId: string, at: Date | undefined): Promise<void>;
  /** When this person was last told in one message what waits for them. */
  setDigestAt(teamId: string, userId: string, at: Date): Promise<void>;
  /** Undefined = that of their Slack. */
  setLocale(teamId: string, userId: string, locale: Locale | undefined): Promise<void>;
  setDirectId(teamId: string, userId: string, directId: string): Promise<void>;
}
