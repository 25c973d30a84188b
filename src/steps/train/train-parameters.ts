import type { NumberParameter } from '../parameters.ts';

/** Parameters of Train. Within their bounds a run takes seconds. */
export const TRAIN_PARAMETERS: readonly NumberParameter[] = [
  { kind: 'number', id: 'alpha', min: 0.0001, max: 100, default: 1 },
  { kind: 'number', id: 'l1Ratio', min: 0, max: 1, default: 0.05 },
  { kind: 'number', id: 'trees', min: 1, max: 200, default: 20, whole: true },
  { kind: 'number', id: 'maxDepth', min: 0, max: 100, default: 0, whole: true },
  { kind: 'number', id: 'minSamplesSplit', min: 2, max: 1000, default: 2, whole: true },
  { kind: 'number', id: 'validationShare', min: 0.05, max: 0.5, default: 0.2 },
  { kind: 'number', id: 'seed', min: 0, max: 1_000_000, default: 40, whole: true },
];
