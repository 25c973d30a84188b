import type { Parameters } from '../parameters.ts';

export interface TestParameters extends Parameters {
  /** A prediction that is off by more than this share of the true value, in percent, goes to a person. */
  tolerancePercent: number;
}

export interface Score {
  /** In the target's own unit. */
  rmse: number;
  r2: number;
}

/** Keys of `kakehashi run test --json`; `charts` holds what the charts need besides. */
export interface TestFindings {
  rows: number;
  elasticNet: Score;
  forest: Score;
  /** The better of the two decides. */
  businessGoal: { met: boolean; why: string };
  /** Every model that this cohort trained, oldest first, this one last. */
  models: { label: string; elasticNet: Score; forest: Score }[];
  /** What an error of that size means for the value formula, with the better model. */
  value: {
    best: 'elasticNet' | 'forest';
    /** Share of held-out rows, 0 to 1, whose prediction is off by more than the tolerance. */
    offShare: number;
    tolerancePercent: number;
    /** People who still check those by hand, of those needed now. */
    people: number;
    valuePerDay: number;
    paybackDay: number | null;
  };
  charts: {
    /** What was agreed on in Business Understanding, for the report. */
    goal: { sentence: string; targetR2: number };
    target: string;
    /** Unit of the target, where it is known. */
    unit?: string;
    /** Held-out rows, at most 400: true value and both predictions. */
    points: { actual: number; elasticNet: number; forest: number }[];
    /** Counts of true and predicted values in the same bins. */
    histogram: { edges: number[]; actual: number[]; elasticNet: number[]; forest: number[] };
    /** Counts of true minus predicted. */
    residuals: { edges: number[]; elasticNet: number[]; forest: number[] };
  };
}
