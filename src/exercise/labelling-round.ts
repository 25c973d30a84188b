import type { LabellingItem } from './labelling-items.ts';

/** A round in which everyone labels the same items, to measure agreement. Each run of Prepare has at most one. */
export interface LabellingRound {
  id: string;
  cohortId: string;
  lessonId: string;
  /** The run of Prepare that chose the items. */
  runId: string;
  /** Column whose value the raters estimate. */
  target: string;
  items: LabellingItem[];
  startedBy: string;
  createdAt: Date;
}
