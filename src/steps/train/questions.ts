import type { Question } from '../prediction.ts';
import type { TrainedModel } from './model-file.ts';

/** What to ask about a row: the features that the forest uses most, with what training knew of them. */
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
