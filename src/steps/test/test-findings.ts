import type { Parameters } from '../parameters.ts';

export interface TestParameters extends Parameters {
  /** Tolerance in percent of the true value. A person checks predictions with a larger error. */
  tolerancePercent: number;
}

export interface Score {
  /** Root mean squared error, in the target's unit. */
  rmse: number;
  r2: number;
}

/** Keys of `kakehashi run test --json`; `charts` has more figures for the charts. */
export interface TestFindings {
  rows: number;
  elasticNet: Score;
  forest: Score;
  /** Verdict for the better of the two models. */
  businessGoal: { met: boolean; why: string };
  /** Every model that the cohort trained: oldest first, this run's last. */
  models: { label: string; elasticNet: Score; forest: Score }[];
  /** Effect of the better model's error on the value formula. */
  value: {
    best: 'elasticNet' | 'forest';
    /** Share of held-out rows (0 to 1) whose error exceeds the tolerance. */
    offShare: number;
    tolerancePercent: number;
    /** People who still check those rows by hand, in proportion to today's number. */
    people: number;
    valuePerDay: number;
    paybackDay: number | null;
  };
  charts: {
    /** Business Goal from Business Understanding, for the report. */
    goal: { sentence: string; targetR2: number };
    target: string;
    /** Unit of the target, when known. */
    unit?: string;
    /** What a row is, when known. */
    row?: string;
    /** True value and both predictions of held-out rows, at most 400. */
    points: { actual: number; elasticNet: number; forest: number }[];
    /** Counts of true and predicted values in shared bins. */
    histogram: { edges: number[]; actual: number[]; elasticNet: number[]; forest: number[] };
    /** Counts of residuals (true minus predicted) in shared bins. */
    residuals: { edges: number[]; elasticNet: number[]; forest: number[] };
  };
}
