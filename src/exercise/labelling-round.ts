import type { LabellingItem } from './labelling-items.ts';

/** Everyone labels the same items, to see how far the team agrees. One a run of Prepare. */
export interface LabellingRound {
  id: string;
  cohortId: string;
  lessonId: string;
  /** The run of Prepare that chose the items. */
  runId: string;
  /** Column whose value is guessed. */
  target: string;
  items: LabellingItem[];
  startedBy: string;
  createdAt: Date;
}
