import type { Locale } from '../course/locale.ts';
import type { MemberState } from '../team/member-state.ts';
import type { OwnHours } from '../team/working-hours.ts';

export interface MemberStore {
  /** People of a workspace who are away at `now` by what they told the app, and until when. */
  away(teamId: string, now: Date): Promise<{ userId: string; until: Date }[]>;
  /** Sets when a person is away; undefined = back. */
  setAway(teamId: string, userId: string, period: { since: Date; until: Date } | undefined): Promise<void>;
  byId(teamId: string, userId: string): Promise<MemberState | undefined>;
  /** Sets since when a person's status on the chat platform says that they are away; undefined = it no longer does. */
  setStatusSince(teamId: string, userId: string, since: Date | undefined): Promise<void>;
  /**
   * Since when a person is no longer in the cohort's channel; undefined while they are in it, and for a person who was never seen
   * in it.
   */
  leftSince(teamId: string, cohortId: string, userId: string): Promise<Date | undefined>;
  /**
   * People who count as being in the cohort's channel and of whom the cohort holds something: a role, a run, a request, a reply, a
   * review or a label.
   */
  known(teamId: string, cohortId: string): Promise<string[]>;
  /** People who have left the cohort's channel. */
  departed(teamId: string, cohortId: string): Promise<string[]>;
  /**
   * Sets when a person left the channel; undefined = they are in it again. Whatever tells who is in a channel ends here. The
   * first departure counts until they are back.
   */
  setDeparted(teamId: string, cohortId: string, userId: string, at: Date | undefined): Promise<void>;
  /**
   * Keeps when a person last joined or left the cohort's channel: seconds with decimals, as the chat platform writes them; false when
   * something as new is known.
   */
  setMoved(teamId: string, cohortId: string, userId: string, ts: string): Promise<boolean>;
  /** Sets when a person last got a digest. */
  setDigestAt(teamId: string, userId: string, at: Date): Promise<void>;
  /** Adds a time to those at which a person had a direct message, and forgets those more than two weeks earlier. */
  setTold(teamId: string, userId: string, at: Date): Promise<void>;
  /** Sets a person's language; undefined = the language of their Slack client. */
  setLocale(teamId: string, userId: string, locale: Locale | undefined): Promise<void>;
  /** Sets a person's own working hours; undefined = those of each cohort. */
  setHours(teamId: string, userId: string, hours: OwnHours | undefined): Promise<void>;
  /** Sets whether a person wants a direct message on Mondays that tells what lies ahead. */
  setMondays(teamId: string, userId: string, wanted: boolean): Promise<void>;
  /** Sets which cohort App Home shows a person. */
  setHomeCohort(teamId: string, userId: string, cohortId: string): Promise<void>;
  setDirectId(teamId: string, userId: string, directId: string): Promise<void>;
}
