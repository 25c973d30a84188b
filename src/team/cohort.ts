import type { Locale } from '../course/locale.ts';
import type { Pace } from './pace.ts';
import type { Place } from './place.ts';
import type { WorkingHours } from './working-hours.ts';

export interface Cohort extends Place {
  id: string;
  locale: Locale;
  /** What its steps run on: an id in `data/datasets.json`, or a stored table (`ownDataset`, `sharedDataset`). */
  dataset: string;
  facilitatorId: string;
  /** True when stand-ins answer for roles that nobody holds. */
  standIns: boolean;
  /** True while the app sends only replies to members' actions. */
  paused: boolean;
  /** True when reviews appear without reviewers' names. */
  anonymousReviews: boolean;
  /** True when the channel gets one chart of each lesson, once its step has run. */
  bestChart: boolean;
  /** How fast requests are answered. */
  pace: Pace;
  /** Working hours, in each member's own zone. */
  workingHours: Omit<WorkingHours, 'zone'>;
  /** After how many days without activity texts and files are deleted; absent: never. */
  retentionDays?: number;
  createdAt: Date;
}
