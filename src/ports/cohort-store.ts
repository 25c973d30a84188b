import type { Locale } from '../course/locale.ts';
import type { Cohort } from '../team/cohort.ts';
import type { Place } from '../team/place.ts';
import type { Retention } from '../team/retention.ts';

export interface CohortStore {
  /** Inserts, or returns the cohort that the channel already has (`created` tells which). */
  create(cohort: Cohort): Promise<{ cohort: Cohort; created: boolean }>;
  inChannel(place: Place): Promise<Cohort | undefined>;
  byId(teamId: string, id: string): Promise<Cohort | undefined>;
  /** All cohorts of a workspace in which this person asked, holds a role or facilitates (also those that they have left). */
  ofUser(teamId: string, userId: string): Promise<Cohort[]>;
  /** The same, but not those whose channel they have left: what a person may be shown. */
  seenBy(teamId: string, userId: string): Promise<Cohort[]>;
  /** Sets what the course's steps run on. */
  setDataset(teamId: string, id: string, dataset: string): Promise<void>;
  setLocale(teamId: string, id: string, locale: Locale): Promise<void>;
  /** Locks the cohort until the transaction ends. */
  lock(teamId: string, id: string): Promise<void>;
  /** Writes the settings that a facilitator may change. */
  setSettings(cohort: Cohort): Promise<void>;
  /** Cohorts whose texts and files are deleted some day, of all workspaces, with what decides about it. */
  retained(): Promise<{ cohort: Cohort; retention: Retention }[]>;
  /** Notes when a deletion was announced, or done. */
  setExpiry(teamId: string, id: string, at: { toldAt?: Date; expiredAt?: Date }): Promise<void>;
  setFacilitator(teamId: string, id: string, userId: string): Promise<void>;
  /**
   * Cohorts of all workspaces that are to be compared with the members of their channels now, those that wait longest first. Halted
   * channels are left out: what Slack says about them cannot be relied on.
   */
  toCompare(now: Date, limit: number): Promise<Cohort[]>;
  /** Sets when a cohort is compared next. */
  compareAt(teamId: string, id: string, at: Date): Promise<void>;
  /** Has every cohort of all workspaces compared as soon as possible. */
  compareAllSoon(): Promise<void>;
}
