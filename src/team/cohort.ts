import type { Locale } from '../course/locale.ts';
import type { Place } from './place.ts';
import type { WorkingHours } from './working-hours.ts';

export interface Cohort extends Place {
  id: string;
  locale: Locale;
  /** Id in `data/datasets.json`. */
  dataset: string;
  facilitatorId: string;
  /** Stand-ins answer for roles that nobody holds. */
  standIns: boolean;
  /** Nothing is sent unasked while it rests. */
  paused: boolean;
  /** Reviews are shown without their reviewers' names. */
  anonymousReviews: boolean;
  /** When the team works, each on the clock of their own zone. */
  workingHours: Omit<WorkingHours, 'zone'>;
  createdAt: Date;
}
