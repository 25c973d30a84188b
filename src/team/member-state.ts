import type { Locale } from '../course/locale.ts';
import type { OwnHours } from './working-hours.ts';

/** State of a person in a workspace, besides their roles. */
export interface MemberState {
  awaySince?: Date;
  awayUntil?: Date;
  /** When their Slack status began to say that they are away. */
  statusSince?: Date;
  digestAt?: Date;
  /** When they had a direct message, within the last two weeks. */
  toldAt?: Date[];
  /** Id of their direct-message channel with the app; absent until known. */
  directId?: string;
  /** Language that they chose; absent means the language of their Slack. */
  locale?: Locale;
  /** Working hours that they set for themselves; absent means those of each cohort. */
  hours?: OwnHours;
  /** False when they don't want the message on Mondays that tells what lies ahead. */
  mondays?: boolean;
  /** The cohort that App Home shows them; absent means the newest. */
  homeCohort?: string;
}
