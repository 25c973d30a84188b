import type { Parameters } from '../parameters.ts';

export interface TrainParameters extends Parameters {
  alpha: number;
  l1Ratio: number;
  trees: number;
  /** Most levels of a tree; 0 means unlimited. */
  maxDepth: number;
  minSamplesSplit: number;
  validationShare: number;
  seed: number;
}

/** Keys of `kakehashi run train --json`; `charts` has more figures for the charts. */
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
    /** Importances of all features, largest first, summing to 1. */
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
    /** What a row is, when known. */
    row?: string;
    /** False when ElasticNet stopped before its weights converged. */
    converged: boolean;
    /** Every model that the cohort trained, oldest first, this run's last: its label and both validation R2. */
    models: { label: string; elasticNet: number; forest: number }[];
  };
}
