import type { Locale } from '../course/locale.ts';
import type { RoleId } from '../course/role.ts';
import type { Cohort } from './cohort.ts';
import type { WorkshopDeed } from './workshop.ts';

/** What a facilitator may change in a cohort. */
export type Settings = Pick<
  Cohort,
  'standIns' | 'paused' | 'anonymousReviews' | 'bestChart' | 'pace' | 'workingHours' | 'retentionDays'
>;

/** A change in a cohort: ids and values, never what a person wrote. */
export type Change =
  | { what: 'started'; locale: Locale }
  /** The settings that have another value now. */
  | { what: 'settings'; to: { [K in keyof Settings]?: Settings[K] | null } & { weekly?: boolean } }
  /** All roles that the person has now. */
  | { what: 'roles'; roles: RoleId[] }
  /** A version of the course's own data. */
  | { what: 'data'; did: 'used' | 'deleted'; version: number }
  | { what: 'data'; did: 'switched' }
  | { what: 'schedule'; did: 'set' | 'paused' | 'resumed' | 'skipped' | 'cancelled' }
  | { what: 'workshop'; did: 'start' | WorkshopDeed }
  /** `byId` facilitates in place of `ofId`. */
  | { what: 'facilitator'; because: 'longest' | 'first' }
  /** The app deleted texts and files, as the facilitator had set. */
  | { what: 'expired' };

/** One line of a cohort's audit trail. */
export interface AuditEntry {
  cohortId: string;
  at: Date;
  /** Who made the change, or whose setting the app followed. */
  byId: string;
  /** Whom it concerns. */
  ofId?: string;
  change: Change;
}
