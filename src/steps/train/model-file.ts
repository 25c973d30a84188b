import { AppError } from '../../errors.ts';
import type { ElasticNet } from '../../stats/elastic-net.ts';
import type { ForestModel } from '../../stats/forest.ts';
import type { FinishedRun } from '../finished-run.ts';
import { artifactOf, type History } from '../history.ts';
import type { Parameters } from '../parameters.ts';
import type { TableEncoder } from '../preprocess/table-encoder.ts';
import type { TrainFindings } from './train-findings.ts';

/** Result of Train: both models and the encoder that they need for raw rows. Plain JSON. */
export interface TrainedModel {
  format: 'kakehashi-model-1';
  target: string;
  /** Unit of the target, when known. */
  unit?: string;
  /** What a row is, when known. */
  row?: string;
  /** Names of the features, in the models' order. */
  features: string[];
  encoder: TableEncoder;
  elasticNet: ElasticNet;
  /** JSON for `RandomForestRegression.load` of ml-random-forest. */
  forest: ForestModel;
  importances: { feature: string; importance: number }[];
  /** Held-out rows of the Dataset, from 0. */
  testRows: number[];
  metadata: TrainFindings['metadata'];
  /** Parameters of the runs that Train built on. They are needed to reproduce the rows. */
  builtOn: { prepare: Parameters; preprocess: Parameters };
}

export function writeModel(model: TrainedModel): string {
  return `${JSON.stringify(model)}\n`;
}

/** @throws AppError stale_button for a file of another format */
export function readModel(content: string): TrainedModel {
  const model = JSON.parse(content) as TrainedModel;
  if (model.format !== 'kakehashi-model-1') throw new AppError('stale_button');
  return model;
}

/** The model of the latest Train in the history. @throws AppError predecessor_missing */
export function modelOf(history: History): TrainedModel {
  const data = history.train?.data;
  return data === undefined ? readModel(artifactOf(history, 'train', 'model')) : (data as TrainedModel);
}

/** The model of a run of Train; undefined when the run has none. */
export function modelOfRun(finished: FinishedRun): TrainedModel | undefined {
  if (finished.data !== undefined) return finished.data as TrainedModel;
  const artifact = finished.artifacts.find(({ kind }) => kind === 'model');
  return artifact && readModel(artifact.content);
}
