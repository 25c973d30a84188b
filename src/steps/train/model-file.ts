import { AppError } from '../../errors.ts';
import type { ElasticNet } from '../../stats/elastic-net.ts';
import type { ForestModel } from '../../stats/forest.ts';
import type { Finished } from '../finished.ts';
import type { History } from '../history.ts';
import { artifactOf } from '../history.ts';
import type { Parameters } from '../parameters.ts';
import type { TableEncoder } from '../preprocess/table-encoder.ts';
import type { TrainFindings } from './findings.ts';

/** What Train leaves: both models, and all that is needed to use them on rows as people write them. Plain JSON. */
export interface TrainedModel {
  format: 'kakehashi-model-1';
  target: string;
  /** Unit of the target, where it is known. */
  unit?: string;
  /** In the order in which the models take them. */
  features: string[];
  encoder: TableEncoder;
  elasticNet: ElasticNet;
  /** As `RandomForestRegression.load` of ml-random-forest takes it. */
  forest: ForestModel;
  importances: { feature: string; importance: number }[];
  /** Rows of the Dataset, from 0, that no model has seen. */
  testRows: number[];
  metadata: TrainFindings['metadata'];
  /** Parameters of the runs that Train built on: without them the rows cannot be made again. */
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

/** The model that Train left. @throws AppError predecessor_missing */
export function modelOf(history: History): TrainedModel {
  const data = history.train?.data;
  return data === undefined ? readModel(artifactOf(history, 'train', 'model')) : (data as TrainedModel);
}

/** The model of any run of Train, or undefined when it left none. */
export function modelOfRun(finished: Finished): TrainedModel | undefined {
  if (finished.data !== undefined) return finished.data as TrainedModel;
  const artifact = finished.artifacts.find(({ kind }) => kind === 'model');
  return artifact && readModel(artifact.content);
}
