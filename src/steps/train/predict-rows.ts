import { predictElasticNet } from '../../stats/elastic-net.ts';
import type { Feature } from '../../stats/feature.ts';
import { predictForest } from '../../stats/forest.ts';
import { invertScaler } from '../../stats/scaler.ts';
import type { TrainedModel } from './model-file.ts';

/** Predicts encoded rows with both models, in the target's unit. */
export function predictRows(
  { encoder, elasticNet, forest, target }: TrainedModel,
  features: readonly Feature[],
): { elasticNet: Float64Array; forest: Float64Array } {
  const back = (scores: Float64Array) => invertScaler(target, encoder.target, scores);
  return {
    elasticNet: back(predictElasticNet(elasticNet, features)),
    forest: back(predictForest(forest, features)),
  };
}
