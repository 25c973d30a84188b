import { formatter } from '../../charts/formatter.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { Figure } from '../../exercise/presentation.ts';
import { nameFigures } from '../name-figures.ts';
import type { TrainFindings } from './train-findings.ts';

/** Most features that are offered of each model. */
const MOST_FEATURES = 5;

/** What somebody in the business can confirm of the models: what they rely on, and how well they do. */
export function trainFigures({ elasticNet, forest, metadata }: TrainFindings, locale: Locale, t: Translate): Figure[] {
  const { figure, two, percent } = formatter(locale);
  const named = nameFigures('train', locale, t);
  const weights = elasticNet.coefficients.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return [
    ...forest.importances
      .slice(0, MOST_FEATURES)
      .map(({ feature, importance }) => named('importance', percent(importance * 100), { feature }, feature)),
    ...weights.slice(0, MOST_FEATURES).map(({ feature, weight }) => named('weight', two(weight), { feature }, feature)),
    named('forest', two(forest.validationR2)),
    named('elastic-net', two(elasticNet.validationR2)),
    named('rows', figure(metadata.trainRows)),
  ];
}
