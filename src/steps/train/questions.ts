import type { Question } from '../prediction.ts';
import type { TrainedModel } from './model-file.ts';

/** Questions about one row: the forest's most important features, with defaults from the training rows. */
export function questions(model: TrainedModel, count = 8): Question[] {
  const { numeric, categorical } = model.encoder;
  return [...model.importances]
    .sort((a, b) => b.importance - a.importance)
    .slice(0, count)
    .map(({ feature }): Question => {
      const known = categorical.find(({ column }) => column === feature);
      const { median = 0, range } = numeric.find(({ column }) => column === feature) ?? {};
      return known === undefined
        ? {
            column: feature,
            type: 'numeric',
            default: String(median),
            categories: [],
            ...(range && { range }),
          }
        : { column: feature, type: 'categorical', default: known.mostFrequent, categories: known.categories };
    });
}
