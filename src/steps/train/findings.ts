import type { Parameters } from '../parameters.ts';

export interface TrainParameters extends Parameters {
  alpha: number;
  l1Ratio: number;
  trees: number;
  /** Levels of a tree; 0: as many as it takes. */
  maxDepth: number;
  minSamplesSplit: number;
  validationShare: number;
  seed: number;
}

/** Keys of `kakehashi run train --json`; `charts` holds what the charts need besides. */
export interface TrainFindings {
  elasticNet: {
    validationR2: number;
    iterations: number;
    intercept: number;
    coefficients: { feature: string; weight: number }[];
  };
  forest: {
    validationR2: number;
    trees: number;
    /** Of all features, largest first; they sum to 1. */
    importances: { feature: string; importance: number }[];
    fitMilliseconds: number;
  };
  metadata: {
    trainRows: number;
    validationRows: number;
    /** SHA-256 of the data set's file. */
    dataHash: string;
    packageVersion: string;
    seconds: number;
    parameters: Parameters;
  };
  charts: {
    /** False when ElasticNet's rounds ran out before its weights had settled. */
    converged: boolean;
    /** Every model that this cohort trained, oldest first, this run's last: what differs from the defaults, and its R2. */
    models: { label: string; elasticNet: number; forest: number }[];
  };
}
